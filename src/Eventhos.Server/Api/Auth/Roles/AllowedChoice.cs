using System.Text.Json;
using Eventhos.Storage.Catalog;
using Microsoft.EntityFrameworkCore;

namespace Eventhos.Server.Api.Auth.Roles;

/// <summary>The permissions that a body names: <c>{resource: [{allowed, id}]}</c>, or only <c>[{id}]</c>. The ids count.</summary>
internal static class AllowedChoice
{
    /// <summary>Their ids, each once.</summary>
    public static IReadOnlyList<long> In(ApiBody body, string field)
    {
        var entries = body.Find(field)?.ValueKind == JsonValueKind.Array
            ? body.Objects(field)
            : [.. body.RequiredObject(field) is var lists ? lists.Fields.Distinct(StringComparer.Ordinal).SelectMany(lists.Objects) : []];
        return [.. entries.Select(entry => entry.Number("id")).Distinct()];
    }

    /// <summary>The permissions themselves.</summary>
    /// <exception cref="ApiException">400014: one of them does not exist.</exception>
    public static async Task<List<Permission>> FindAsync(CatalogContext catalog, IReadOnlyList<long> ids)
    {
        var permissions = await catalog.Permissions
            .Where(permission => EF.Parameter(ids).Contains(permission.Id) && permission.Resource != null)
            .ToListAsync();
        var unknown = ids.Except(permissions.Select(permission => permission.Id)).ToList();
        return unknown.Count == 0 ? permissions : throw new ApiException(400, 400014, $"There is no permission with id {unknown[0]}.");
    }
}
