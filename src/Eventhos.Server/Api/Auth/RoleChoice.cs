using Eventhos.Storage.Catalog;
using Microsoft.EntityFrameworkCore;

namespace Eventhos.Server.Api.Auth;

/// <summary>The roles that a body names: <c>[{id}]</c>.</summary>
internal static class RoleChoice
{
    /// <summary>Their ids, each once.</summary>
    public static IReadOnlyList<long> In(ApiBody body, string field) =>
        [.. body.RequiredObjects(field).Select(role => role.Number("id")).Distinct()];

    /// <summary>The roles themselves.</summary>
    /// <exception cref="ApiException">400013: one of them does not exist.</exception>
    public static async Task<List<Role>> FindAsync(CatalogContext catalog, IReadOnlyList<long> ids)
    {
        // One parameter for all: a body may name more than a statement may have parameters.
        var roles = await catalog.Roles.Where(role => EF.Parameter(ids).Contains(role.Id)).ToListAsync();
        var unknown = ids.Except(roles.Select(role => role.Id)).ToList();
        return unknown.Count == 0 ? roles : throw new ApiException(400, 400013, $"There is no role with id {unknown[0]}.");
    }
}
