using System.Text.Json.Serialization;
using Eventhos.Server.Api.Auth.Resources;

namespace Eventhos.Server.Api.Auth.Roles;

/// <summary>A role with what it allows.</summary>
internal sealed record RoleRow(
    [property: JsonPropertyName("id")] long Id,
    [property: JsonPropertyName("identifier")] string Identifier,
    [property: JsonPropertyName("resources")] IReadOnlyList<ResourceRow> Resources)
{
    /// <summary>For the OpenAPI document.</summary>
    public static RoleRow Example => new(2, "readers", [new ResourceRow(10, "system", [new PermissionRow("select", 50)])]);

    /// <summary>From its permissions.</summary>
    public static RoleRow From(BasicRoleRow role, IEnumerable<PermissionOfRole> permissions) => new(
        role.Id,
        role.Identifier,
        [.. permissions.GroupBy(permission => permission.ResourceId).OrderBy(group => group.Key).Select(group => new ResourceRow(
            group.Key, group.First().ResourceName, [.. group.Select(permission => new PermissionRow(permission.Allowed, permission.Id))]))]);
}
