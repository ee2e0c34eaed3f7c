using Eventhos.Storage.Audit;
using Eventhos.Storage.Catalog;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Eventhos.IntegrationTests.Hosting;

/// <summary>Callers who may do less than everything.</summary>
public static class LimitedAccess
{
    /// <summary>A role with permissions like <c>action:select</c>.</summary>
    public static Task<long> AddRoleAsync(this RunningHub hub, params string[] permissions) =>
        hub.Services.GetRequiredService<CatalogStore>().WriteAsync<long>(
            AuditOrigin.Hub("test"), async catalog =>
            {
                var known = await catalog.Permissions.Include(permission => permission.Resource).ToListAsync();
                var role = new Role
                {
                    Identifier = Wiring.Unique("role"),
                    Permissions = [.. known.Where(permission => permissions.Contains($"{permission.Resource!.Identifier}:{permission.Allowed}"))],
                };
                Assert.Equal(permissions.Length, role.Permissions.Count);
                catalog.Add(role);
                await catalog.SaveChangesAsync();
                return (role.Id, null);
            },
            CancellationToken.None);

    /// <summary>Calls as a client with these permissions alone.</summary>
    public static async Task<HubApi> LimitedToAsync(this RunningHub hub, params string[] permissions)
    {
        var client = permissions.Length == 0
            ? await hub.AddClientAsync()
            : await hub.AddClientAsync(longLive: true, await hub.AddRoleAsync(permissions));
        return hub.Anyone.As(client.Token);
    }
}
