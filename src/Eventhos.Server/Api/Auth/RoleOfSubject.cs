using System.Text.Json.Serialization;
using Eventhos.Storage.Catalog;

namespace Eventhos.Server.Api.Auth;

/// <summary>A role of a user or client, with what it allows.</summary>
internal sealed record RoleOfSubject(
    [property: JsonPropertyName("id")] long Id,
    [property: JsonPropertyName("identifier")] string Identifier,
    [property: JsonPropertyName("resources")] IReadOnlyList<ResourceOfRole> Resources)
{
    /// <summary>For the OpenAPI document.</summary>
    public static RoleOfSubject Example => new(2, "readers", [new ResourceOfRole(10, "system", ["select"])]);

    /// <summary>From the stored row with its permissions.</summary>
    public static RoleOfSubject From(Role role) => new(
        role.Id,
        role.Identifier,
        [.. role.Permissions.Where(permission => permission.Resource is not null).GroupBy(permission => permission.Resource!.Id)
            .Select(group => new ResourceOfRole(group.Key, group.First().Resource!.Identifier, [.. group.Select(permission => permission.Allowed)]))]);
}
