using Eventhos.IntegrationTests.Hosting;

namespace Eventhos.IntegrationTests.Api;

/// <summary>Somebody can always administer the hub.</summary>
public sealed class LastAdministratorTests : IAsyncLifetime
{
    private readonly RunningHub _hub = new();
    private long _user;
    private long _client;

    /// <inheritdoc />
    public async ValueTask InitializeAsync()
    {
        await _hub.InitializeAsync();
        _user = Assert.Single(await _hub.Admin.ListAsync("/auth/user")).Number("subjectId");
        _client = Assert.Single(await _hub.Admin.ListAsync("/auth/client")).Number("subjectId");
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => _hub.DisposeAsync();

    [Fact]
    public async Task The_last_administrator_is_neither_deleted_nor_stripped_of_the_role()
    {
        (await _hub.Admin.DeleteAsync($"/auth/client/{_client}")).Has(201, 200001);

        (await _hub.Admin.DeleteAsync($"/auth/user/{_user}")).Has(409, 409105);
        (await _hub.Admin.PutAsync($"/auth/user/{_user}/role", new { roles = Array.Empty<object>(), originalRolesList = Array.Empty<object>() })).Has(409, 409105);

        Assert.NotEmpty(Assert.Single(await _hub.Admin.ListAsync("/auth/user"))["roles"].Items);
    }

    [Fact]
    public async Task With_another_administrator_the_first_one_may_go()
    {
        var admin = (await _hub.Admin.GetAsync("/auth/role?basic=true")).Content[0].Number("id");
        var other = await _hub.AddUserAsync(admin);
        (await _hub.Admin.DeleteAsync($"/auth/client/{_client}")).Has(201, 200001);

        (await _hub.Admin.DeleteAsync($"/auth/user/{_user}")).Has(201, 200001);

        (await (await _hub.LoginAsync(other)).DeleteAsync($"/auth/user/{other.SubjectId}")).Has(409, 409105);
    }

    [Fact]
    public async Task A_revoked_client_is_nobody_in_charge()
    {
        var id = Assert.Single(await _hub.Admin.ListAsync("/auth/client")).Number("id");
        (await _hub.Admin.PutAsync($"/auth/client/{id}/revoke", new { revoke = true })).Has(201, 200001);

        (await _hub.Admin.DeleteAsync($"/auth/user/{_user}")).Has(409, 409105);
    }

    [Fact]
    public async Task The_last_client_in_charge_is_not_revoked()
    {
        var role = await _hub.AddRoleAsync("OAUTH2_global:*");
        var client = await _hub.AddClientAsync(longLive: true, role);
        var caller = _hub.Anyone.As(client.Token);
        (await caller.DeleteAsync($"/auth/client/{_client}")).Has(201, 200001);
        (await caller.DeleteAsync($"/auth/user/{_user}")).Has(201, 200001);

        (await caller.PutAsync($"/auth/client/{client.Id}/revoke", new { revoke = true })).Has(409, 409105);

        (await caller.GetAsync("/system")).Has(200, 200000);
    }

    [Fact]
    public async Task What_they_are_in_charge_by_is_not_taken_away()
    {
        var role = Assert.Single(await _hub.Admin.ListAsync("/auth/role")).Number("id");
        var global = await _hub.ResourceAsync("OAUTH2_global");

        (await _hub.Admin.DeleteAsync($"/auth/role/{role}")).Has(409, 409105);
        (await _hub.Admin.PutAsync($"/auth/role/{role}/permission", new { newAllowedObject = new { }, originalAllowedObject = new { } })).Has(409, 409105);
        (await _hub.Admin.DeleteAsync($"/auth/resource/{global.Number("id")}")).Has(409, 409105);
        (await _hub.Admin.PutAsync($"/auth/resource/{global.Number("id")}/permission", new { newResourcePermissions = Array.Empty<object>(), originalResourcePermissions = Array.Empty<object>() }))
            .Has(409, 409105);

        Assert.Equal(global.Raw, (await _hub.ResourceAsync("OAUTH2_global")).Raw);
        (await _hub.Admin.GetAsync("/system")).Has(200, 200000);
    }
}
