using Eventhos.Storage.Audit;
using Eventhos.Storage.Catalog;
using Microsoft.EntityFrameworkCore;

namespace Eventhos.Server.Hosting;

/// <summary>
/// The permissions the hub asks for, put into the catalog at the first start that knows them; also into one that an earlier version made.
/// Each is put there once: what an administrator removes afterwards stays away.
/// </summary>
public sealed class PermissionSeeds
{
    private const string ApplicationName = "eventhos_api";

    private static readonly string[] Usual = ["*", "create", "update", "delete", "select"];

    // In the order in which they get their ids: pages expect a resource's * first.
    private static readonly (string Resource, string[] Allowed)[] Seeds =
    [
        ("OAUTH2_global", Usual),
        ("OAUTH2_user", Usual),
        ("OAUTH2_client", Usual),
        ("OAUTH2_application", Usual),
        ("OAUTH2_permission", Usual),
        ("OAUTH2_role", Usual),
        ("contract", Usual),
        ("action", Usual),
        ("event", [.. Usual, "unmask", "retry-aborted"]),
        ("system", Usual),
        ("audit", ["*", "select"]),
        ("mail", ["*", "select"]),
        ("cluster", ["*", "select"]),
    ];

    private readonly CatalogStore _catalog;

    /// <summary>Over an up-to-date database.</summary>
    public PermissionSeeds(CatalogStore catalog) => _catalog = catalog;

    /// <summary>True for a resource that the hub itself asks permissions of.</summary>
    public static bool IsOwn(string resource) => Seeds.Any(seed => seed.Resource == resource);

    /// <summary>True for a permission that the hub itself asks for.</summary>
    public static bool IsOwn(string resource, string allowed) => Seeds.Any(seed => seed.Resource == resource && seed.Allowed.Contains(allowed));

    /// <summary>Adds what was never there.</summary>
    public async Task EnsureAsync()
    {
        var known = await _catalog.ReadAsync(catalog => catalog.SeededPermissions.Select(seeded => seeded.Name).ToListAsync(), CancellationToken.None);
        var seeded = known.ToHashSet(StringComparer.Ordinal);
        if (Seeds.All(seed => seed.Allowed.All(allowed => seeded.Contains(NameOf(seed.Resource, allowed)))))
        {
            return;
        }

        await _catalog.WriteAsync<bool>(
            AuditOrigin.Hub("start"),
            async catalog =>
            {
                var application = await catalog.Applications.SingleOrDefaultAsync(row => row.Identifier == ApplicationName)
                    ?? new Application { Identifier = ApplicationName };
                foreach (var (resource, allowed) in Seeds)
                {
                    await EnsureAsync(catalog, application, resource, [.. allowed.Where(name => !seeded.Contains(NameOf(resource, name)))], seeded);
                }

                return (true, null);
            },
            CancellationToken.None);
    }

    private static async Task EnsureAsync(CatalogContext catalog, Application application, string identifier, string[] missing, HashSet<string> seeded)
    {
        var resource = await catalog.Resources.Include(row => row.Permissions).SingleOrDefaultAsync(row => row.Identifier == identifier);
        if (resource is null && !seeded.Any(name => name.StartsWith($"{identifier}:", StringComparison.Ordinal)))
        {
            resource = new Resource { Application = application, Identifier = identifier };
            catalog.Add(resource);
            await catalog.SaveChangesAsync();
        }

        foreach (var allowed in missing)
        {
            catalog.Add(new SeededPermission { Name = NameOf(identifier, allowed) });

            // No resource: an administrator deleted it, and what this version knows besides goes with it.
            if (resource is not null && resource.Permissions.All(permission => permission.Allowed != allowed))
            {
                catalog.Add(new Permission { ResourceId = resource.Id, Allowed = allowed });
                await catalog.SaveChangesAsync();
            }
        }
    }

    private static string NameOf(string resource, string allowed) => $"{resource}:{allowed}";
}
