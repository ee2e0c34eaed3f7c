using System.Text.Json.Serialization;
using Eventhos.Storage.Catalog;

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

    /// <summary>From the stored row with its subject's roles and their permissions.</summary>
    public static ClientRow From(Client row) => new(
        row.Id, row.SubjectId, row.Id, row.Identifier, row.Subject.Name, row.Subject.Description, row.LongLivedTokenHash is not null, row.Revoked,
        [.. row.Subject.Roles.Select(RoleOfSubject.From)]);
}
