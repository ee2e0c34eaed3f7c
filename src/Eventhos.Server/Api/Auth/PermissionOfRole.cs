using Eventhos.Storage.Catalog;
using Microsoft.EntityFrameworkCore;

namespace Eventhos.Server.Api.Auth;

/// <summary>One permission that a role holds.</summary>
internal sealed record PermissionOfRole(long RoleId, long ResourceId, string ResourceName, long Id, string Allowed)
{
    /// <summary>What the roles hold, each role's permissions in the order in which they were made.</summary>
    public static async Task<ILookup<long, PermissionOfRole>> OfAsync(
        CatalogContext catalog, IReadOnlyList<long> roleIds, CancellationToken cancellationToken)
    {
        var held = await catalog.Roles
            .Where(role => EF.Parameter(roleIds).Contains(role.Id))
            .SelectMany(role => role.Permissions, (role, permission) => new PermissionOfRole(
                role.Id, permission.ResourceId, permission.Resource!.Identifier, permission.Id, permission.Allowed))
            .ToListAsync(cancellationToken);
        return held.OrderBy(permission => permission.Id).ToLookup(permission => permission.RoleId);
    }
}
