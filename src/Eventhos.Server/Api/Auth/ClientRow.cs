using System.ComponentModel;
using System.Text.Json.Serialization;
using Eventhos.Server.Auth;
using Eventhos.Storage.Catalog;
using Microsoft.EntityFrameworkCore;

namespace Eventhos.Server.Api.Auth;

/// <summary>A client in the list.</summary>
internal sealed record ClientRow(
    [property: JsonPropertyName("id")] long Id,
    [property: JsonPropertyName("subjectId")] long SubjectId,
    [property: JsonPropertyName("client_id")] long ClientId,
    [property: JsonPropertyName("identifier")] string Identifier,
    [property: JsonPropertyName("name")] string Name,
    [property: JsonPropertyName("description")] string Description,
    [property: JsonPropertyName("hasLongLiveToken")] bool HasLongLiveToken,
    [property: JsonPropertyName("revoked")] bool Revoked,
    [property: JsonPropertyName("roles")] IReadOnlyList<RoleOfSubject> Roles,
    [property: JsonPropertyName("lastUsedAt"), Description("When it was last let in, to the minute; another node knows of it within two. Null for never.")] DateTimeOffset? LastUsedAt)
{
    /// <summary>For the OpenAPI document.</summary>
    public static ClientRow Example => new(2, 3, 2, "github::usil.app", "GitHub", "Sends webhooks", HasLongLiveToken: true, Revoked: false, [RoleOfSubject.Example], OpenApi.Examples.Time);

    /// <summary>The clients of these subjects, in this order; those that are none or deleted are left out.</summary>
    public static async Task<IReadOnlyList<ClientRow>> OfAsync(
        CatalogContext catalog, IReadOnlyList<long> subjectIds, ClientUseRecorder recorder, CancellationToken cancellationToken)
    {
        var clients = await catalog.Clients
            .Where(row => EF.Parameter(subjectIds).Contains(row.SubjectId))
            .Include(row => row.Subject)
            .ToDictionaryAsync(row => row.SubjectId, cancellationToken);
        var roles = await RoleOfSubject.OfAsync(catalog, subjectIds, cancellationToken);
        var uses = await catalog.ClientUses
            .Where(use => EF.Parameter(subjectIds).Contains(use.SubjectId))
            .ToDictionaryAsync(use => use.SubjectId, use => (DateTimeOffset?)use.UsedAt, cancellationToken);
        return [.. subjectIds.Where(clients.ContainsKey).Select(id => From(clients[id], roles[id], Later(uses.GetValueOrDefault(id), recorder.Find(id))))];
    }

    private static DateTimeOffset? Later(DateTimeOffset? stored, DateTimeOffset? noted) => stored is null || noted > stored ? noted : stored;

    private static ClientRow From(Client row, IEnumerable<RoleOfSubject> roles, DateTimeOffset? lastUsedAt) => new(
        row.Id, row.SubjectId, row.Id, row.Identifier, row.Subject.Name, row.Subject.Description, row.LongLivedTokenHash is not null, row.Revoked, [.. roles], lastUsedAt);
}
