using Eventhos.Engine.Routing;
using Eventhos.Server.Auth;
using Eventhos.Storage.Catalog;
using Microsoft.EntityFrameworkCore;

namespace Eventhos.Server.Api.Auth;

/// <summary>Changes of accounts and of what they may do: each in one transaction, in force on the next request.</summary>
internal sealed class AccessChanges
{
    private readonly CatalogStore _catalog;
    private readonly PrincipalStore _principals;

    public AccessChanges(CatalogStore catalog, PrincipalStore principals)
    {
        _catalog = catalog;
        _principals = principals;
    }

    /// <summary>A change that takes nothing away from anybody who administers the hub.</summary>
    public async Task<T> ApplyAsync<T>(HttpContext http, Func<CatalogContext, Task<(T Result, CatalogChange? Change)>> change)
    {
        try
        {
            // A caller who goes away does not interrupt it: between commit and forgetting it would be stored, but not in force.
            return await _catalog.WriteAsync(http.Origin(), change, CancellationToken.None);
        }
        finally
        {
            _principals.Forget();
        }
    }

    /// <summary>A change that may take something away; refused where nobody would be left who may do everything.</summary>
    /// <exception cref="ApiException">409105: it would lock everybody out.</exception>
    public Task<T> ApplyGuardedAsync<T>(HttpContext http, Func<CatalogContext, Task<(T Result, CatalogChange? Change)>> change) =>
        ApplyAsync(http, async catalog =>
        {
            var done = await change(catalog);
            await catalog.SaveChangesAsync();
            return await IsAdministeredAsync(catalog)
                ? done
                : throw new ApiException(409, 409105, "This would leave nobody with OAUTH2_global:*, who could administer the hub.");
        });

    // From the permission to its holders: the first one found will do, however many accounts there are.
    private static Task<bool> IsAdministeredAsync(CatalogContext catalog) => catalog.Permissions
        .Where(permission => permission.Allowed == "*" && permission.Resource!.Identifier == "OAUTH2_global")
        .SelectMany(permission => permission.Roles)
        .SelectMany(role => role.Subjects)
        .AnyAsync(subject => subject.User != null || (subject.Client != null && !subject.Client.Revoked));
}
