using Eventhos.Storage.Catalog;
using Microsoft.EntityFrameworkCore;

namespace Eventhos.Server.Api.Auth.Resources;

/// <summary>Changes of what may be done with a resource.</summary>
internal static class ResourcePermissions
{
    /// <summary>Adds permissions; their ids are in the order given, as the pages that show them expect of <c>*</c>.</summary>
    public static async Task AddAsync(CatalogContext catalog, long resourceId, IEnumerable<string> allowed)
    {
        foreach (var name in allowed)
        {
            catalog.Add(new Permission { ResourceId = resourceId, Allowed = name });
            await catalog.SaveChangesAsync();
        }
    }

    /// <summary>
    /// Leaves the resource with the permissions wanted: those of the same name stay with the roles that hold them, new ones are added, others
    /// are taken from the resource and from every role. An entry goes by its name, or by its id where it has none.
    /// </summary>
    /// <exception cref="ApiException">400014: an id belongs to no permission of this resource.</exception>
    public static async Task ReplaceAsync(CatalogContext catalog, Resource resource, IReadOnlyList<(long Id, string? Allowed)> wanted)
    {
        var byId = resource.Permissions.ToDictionary(permission => permission.Id);
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (id, allowed) in wanted)
        {
            if (id != 0 && !byId.ContainsKey(id))
            {
                throw new ApiException(400, 400014, $"There is no permission with id {id} of the resource {resource.Identifier}.");
            }

            names.Add(allowed ?? (id == 0 ? throw ApiBody.Required("allowed") : byId[id].Allowed));
        }

        var gone = resource.Permissions.Where(permission => !names.Contains(permission.Allowed)).ToList();
        var goneIds = gone.ConvertAll(permission => permission.Id);

        // Tracked, so that the audit log tells which roles lose it.
        var links = catalog.Set<Dictionary<string, object>>("role_permissions");
        links.RemoveRange(await links.Where(held => goneIds.Contains(EF.Property<long>(held, "permission_id"))).ToListAsync());
        catalog.RemoveRange(gone);
        await AddAsync(catalog, resource.Id, names.Except(resource.Permissions.Select(permission => permission.Allowed), StringComparer.OrdinalIgnoreCase)
            .Select(name => name.ToLowerInvariant()).ToList());
    }
}
