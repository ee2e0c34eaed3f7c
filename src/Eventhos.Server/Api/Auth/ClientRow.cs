using System.Text.Json.Serialization;
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
    [property: JsonPropertyName("roles")] IReadOnlyList<RoleOfSubject> Roles)
{
    /// <summary>For the OpenAPI document.</summary>
    public static ClientRow Example => new(2, 3, 2, "github::usil.app", "GitHub", "Sends webhooks", HasLongLiveToken: true, Revoked: false, [RoleOfSubject.Example]);

    /// <summary>The clients of these subjects, in this order; those that are none or deleted are left out.</summary>
    public static async Task<IReadOnlyList<ClientRow>> OfAsync(
        CatalogContext catalog, IReadOnlyList<long> subjectIds, CancellationToken cancellationToken)
    {
        var clients = await catalog.Clients
            .Where(row => EF.Parameter(subjectIds).Contains(row.SubjectId))
            .Include(row => row.Subject)
            .ToDictionaryAsync(row => row.SubjectId, cancellationToken);
        var roles = await RoleOfSubject.OfAsync(catalog, subjectIds, cancellationToken);
        return [.. subjectIds.Where(clients.ContainsKey).Select(id => From(clients[id], roles[id]))];
    }

    private static ClientRow From(Client row, IEnumerable<RoleOfSubject> roles) => new(
        row.Id, row.SubjectId, row.Id, row.Identifier, row.Subject.Name, row.Subject.Description, row.LongLivedTokenHash is not null, row.Revoked, [.. roles]);
}
