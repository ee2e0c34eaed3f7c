using Eventhos.IntegrationTests.Hosting;

namespace Eventhos.IntegrationTests.Permissions;

/// <summary>What is changed about a caller is in force on its next request. Each has called before, so that the hub remembers it.</summary>
public sealed class BearerNextRequestTests(RunningHub hub) : IClassFixture<RunningHub>
{
    [Fact]
    public async Task What_a_role_comes_to_allow_is_allowed_on_the_next_request()
    {
        var role = await hub.AddRoleAsync("system:create");
        var caller = await ClientAsync(role);
        await RefusedAsync(caller);

        await AllowAsync(role, "system:select");
        await AllowedAsync(caller);
        await AllowAsync(role, "system:delete");
        await RefusedAsync(caller);
    }

    [Fact]
    public async Task Roles_that_a_user_gets_and_loses_count_on_the_next_request()
    {
        var user = await hub.AddUserAsync();
        var caller = await hub.LoginAsync(user);
        await RefusedAsync(caller);

        await hub.Admin.PutAsync($"/auth/user/{user.SubjectId}/role", Roles(await hub.AddRoleAsync("system:select")));
        await AllowedAsync(caller);
        await hub.Admin.PutAsync($"/auth/user/{user.SubjectId}/role", Roles());
        await RefusedAsync(caller);
    }

    [Fact]
    public async Task Roles_that_a_client_gets_and_loses_count_on_the_next_request()
    {
        var client = await hub.AddClientAsync();
        var caller = hub.Anyone.As(client.Token);
        await RefusedAsync(caller);

        await hub.Admin.PutAsync($"/auth/client/{client.SubjectId}/role", Roles(await hub.AddRoleAsync("system:select")));
        await AllowedAsync(caller);
        await hub.Admin.PutAsync($"/auth/client/{client.SubjectId}/role", Roles());
        await RefusedAsync(caller);
    }

    [Fact]
    public async Task With_a_role_goes_what_it_allowed()
    {
        var role = await hub.AddRoleAsync("system:select");
        var caller = await ClientAsync(role);
        await AllowedAsync(caller);

        (await hub.Admin.DeleteAsync($"/auth/role/{role}")).Has(201, 200001);

        await RefusedAsync(caller);
    }

    [Fact]
    public async Task With_a_permission_goes_what_it_allowed()
    {
        await using var own = await RunningHub.StartAsync();
        var caller = await own.LimitedToAsync("system:select");
        await AllowedAsync(caller);
        var resource = await own.ResourceAsync("system");
        var kept = resource["allowed"].Items.Where(permission => permission.Text("allowed") != "select")
            .Select(permission => new { id = permission.Number("id"), allowed = permission.Text("allowed") });

        (await own.Admin.PutAsync($"/auth/resource/{resource.Number("id")}/permission", new { newResourcePermissions = kept, originalResourcePermissions = Array.Empty<object>() }))
            .Has(201, 200001);

        await RefusedAsync(caller);
    }

    [Fact]
    public async Task With_a_resource_go_its_permissions()
    {
        await using var own = await RunningHub.StartAsync();
        var (one, all) = (await own.LimitedToAsync("system:select"), await own.LimitedToAsync("system:*"));
        await AllowedAsync(one);
        await AllowedAsync(all);

        (await own.Admin.DeleteAsync($"/auth/resource/{(await own.ResourceAsync("system")).Number("id")}")).Has(201, 200001);

        await RefusedAsync(one);
        await RefusedAsync(all);
        await AllowedAsync(own.Admin);
    }

    [Fact]
    public async Task A_revoked_client_is_refused_and_a_rectified_one_let_in()
    {
        var client = await hub.AddClientAsync(longLive: true, await hub.AddRoleAsync("system:select"));
        var caller = hub.Anyone.As(client.Token);
        await AllowedAsync(caller);

        (await hub.Admin.PutAsync($"/auth/client/{client.Id}/revoke", new { revoke = true })).Has(201, 200001);
        await BadAsync(caller);
        (await hub.Admin.PutAsync($"/auth/client/{client.Id}/revoke", new { revoke = false })).Has(201, 200001);
        await AllowedAsync(caller);
    }

    [Fact]
    public async Task A_short_lived_token_of_a_revoked_client_is_refused()
    {
        var client = await hub.AddClientAsync(longLive: false, await hub.AddRoleAsync("system:select"));
        var caller = hub.Anyone.As(await hub.ShortLivedTokenAsync(client));
        await AllowedAsync(caller);

        (await hub.Admin.PutAsync($"/auth/client/{client.Id}/revoke", new { revoke = true })).Has(201, 200001);

        await BadAsync(caller);
    }

    [Fact]
    public async Task A_long_lived_token_ends_with_its_successor()
    {
        var client = await hub.AddClientAsync(longLive: true, await hub.AddRoleAsync("system:select"));
        var caller = hub.Anyone.As(client.Token);
        await AllowedAsync(caller);

        var next = (await hub.Admin.PutAsync($"/auth/client/{client.Id}/long-live", new { identifier = client.Identifier })).Has(201, 200000).Content.Text("access_token");

        await BadAsync(caller);
        await AllowedAsync(hub.Anyone.As(next));
    }

    [Fact]
    public async Task A_long_lived_token_ends_when_it_is_removed()
    {
        var client = await hub.AddClientAsync(longLive: true, await hub.AddRoleAsync("system:select"));
        var caller = hub.Anyone.As(client.Token);
        await AllowedAsync(caller);

        (await hub.Admin.PutAsync($"/auth/client/{client.Id}/long-live?remove_long_live=true", new { })).Has(201, 200001);

        await BadAsync(caller);
        await AllowedAsync(hub.Anyone.As(await hub.ShortLivedTokenAsync(client)));
    }

    [Fact]
    public async Task A_short_lived_token_ends_with_a_long_lived_one()
    {
        var client = await hub.AddClientAsync(longLive: false, await hub.AddRoleAsync("system:select"));
        var caller = hub.Anyone.As(await hub.ShortLivedTokenAsync(client));
        await AllowedAsync(caller);

        (await hub.Admin.PutAsync($"/auth/client/{client.Id}/long-live", new { identifier = client.Identifier })).Has(201, 200000);

        await BadAsync(caller);
        (await hub.Admin.PutAsync($"/auth/client/{client.Id}/long-live?remove_long_live=true", new { })).Has(201, 200001);
        await BadAsync(caller);
    }

    [Fact]
    public async Task A_deleted_clients_tokens_are_refused()
    {
        var client = await hub.AddClientAsync(longLive: true, await hub.AddRoleAsync("system:select"));
        var caller = hub.Anyone.As(client.Token);
        await AllowedAsync(caller);

        (await hub.Admin.DeleteAsync($"/auth/client/{client.SubjectId}")).Has(201, 200001);

        await BadAsync(caller);
        Assert.Equal(401, (await hub.AskForTokenAsync(client)).Status);
    }

    [Fact]
    public async Task A_deleted_users_tokens_are_refused()
    {
        var user = await hub.AddUserAsync(await hub.AddRoleAsync("system:select"));
        var caller = await hub.LoginAsync(user);
        await AllowedAsync(caller);

        (await hub.Admin.DeleteAsync($"/auth/user/{user.SubjectId}")).Has(201, 200001);

        await BadAsync(caller);
    }

    [Fact]
    public async Task A_password_change_ends_the_tokens_of_before()
    {
        var user = await hub.AddUserAsync(await hub.AddRoleAsync("system:select"));
        var (first, second) = (await hub.LoginAsync(user), await hub.LoginAsync(user));
        await AllowedAsync(first);
        await AllowedAsync(second);

        (await first.PutAsync($"/auth/user/{user.Id}/password", new { newPassword = "another one", oldPassword = user.Password })).Has(201, 200000);

        await BadAsync(first);
        await BadAsync(second);
        await AllowedAsync(await hub.LoginAsync(user.Username, "another one"));
    }

    private static object Roles(params long[] roles) => new { roles = roles.Select(id => new { id }), originalRolesList = Array.Empty<object>() };

    private static async Task AllowedAsync(HubApi caller) => (await caller.GetAsync("/system")).Has(200, 200000);

    private static async Task RefusedAsync(HubApi caller) => (await caller.GetAsync("/system")).Has(401, 401002);

    private static async Task BadAsync(HubApi caller) => (await caller.GetAsync("/system")).Has(401, 400001);

    private async Task<HubApi> ClientAsync(long role) => hub.Anyone.As((await hub.AddClientAsync(longLive: true, role)).Token);

    private async Task AllowAsync(long role, string permission)
    {
        var allowed = new { system = new[] { new { allowed = permission.Split(':')[1], id = await hub.PermissionIdAsync(permission) } } };
        (await hub.Admin.PutAsync($"/auth/role/{role}/permission", new { newAllowedObject = allowed, originalAllowedObject = new { } })).Has(201, 200001);
    }
}
