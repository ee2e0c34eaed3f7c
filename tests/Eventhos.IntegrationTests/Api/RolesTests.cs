using Eventhos.IntegrationTests.Hosting;

namespace Eventhos.IntegrationTests.Api;

/// <summary>Section 3: roles.</summary>
public sealed class RolesTests(RunningHub hub) : IClassFixture<RunningHub>
{
    [Fact]
    public async Task A_role_allows_what_its_object_names_and_is_listed_with_the_ids()
    {
        var (select, update, events) = (await hub.PermissionIdAsync("system:select"), await hub.PermissionIdAsync("system:update"), await hub.PermissionIdAsync("event:*"));
        var identifier = Wiring.Unique("Auditor");

        var id = (await hub.Admin.PostAsync("/auth/role", new
        {
            identifier,
            allowedObject = new { system = new[] { new { allowed = "select", id = select }, new { allowed = "update", id = update } }, @event = new[] { new { id = events } } },
        })).Has(201, 200001, "Role added").Content.Number("roleId");

        var row = await hub.RoleAsync(id);
        Assert.Equal(["id", "identifier", "resources"], row.Names);
        Assert.Equal(identifier.ToLowerInvariant(), row.Text("identifier"));
        Assert.Equal(
            [$$"""event: [{"allowed":"*","id":{{events}}}]""", $$"""system: [{"allowed":"update","id":{{update}}},{"allowed":"select","id":{{select}}}]"""],
            row["resources"].Items.Select(resource => $"{resource.Text("applicationResourceName")}: {resource["allowed"].Raw}"));
        Assert.Equal((await hub.ResourceAsync("event")).Number("id"), row["resources"][0].Number("id"));
    }

    [Fact]
    public async Task All_roles_can_be_had_at_once_to_choose_from()
    {
        var id = await AddAsync(Wiring.Unique("role"));

        var rows = (await hub.Admin.GetAsync("/auth/role?basic=true")).Has(200, 200000, "Select completed").Content.Items;

        Assert.All(rows, row => Assert.Equal(["id", "identifier"], row.Names));
        Assert.Contains(rows, row => row.Number("id") == id);
        Assert.Contains(rows, row => row.Text("identifier") == "admin");
    }

    [Fact]
    public async Task A_roles_identifier_is_there_once_and_free_again_after_its_deletion()
    {
        var identifier = Wiring.Unique("role");
        var id = await AddAsync(identifier);

        (await hub.Admin.PostAsync("/auth/role", new { identifier = identifier.ToUpperInvariant(), allowedObject = new { } })).Has(409, 409103);
        (await hub.Admin.DeleteAsync($"/auth/role/{id}")).Has(201, 200001, "Role deleted");

        (await hub.Admin.DeleteAsync($"/auth/role/{id}")).Has(404, 404001);
        Assert.DoesNotContain(await hub.Admin.ListAsync("/auth/role"), row => row.Number("id") == id);
        Assert.NotEqual(id, await AddAsync(identifier));
    }

    [Fact]
    public async Task What_a_role_allows_changes_on_the_next_request()
    {
        var (systems, events) = (await hub.PermissionIdAsync("system:select"), await hub.PermissionIdAsync("event:select"));
        var role = await AddAsync(Wiring.Unique("role"), systems);
        var user = await hub.AddUserAsync(role);
        var caller = await hub.LoginAsync(user);
        (await caller.GetAsync("/system")).Has(200, 200000);

        (await UpdateAsync(role, new { @event = new[] { new { id = events } } })).Has(201, 200001, "Role permissions updated");

        (await caller.GetAsync("/system")).Has(401, 401002);
        (await caller.GetAsync("/event")).Has(200, 200000);

        // A plain list will do; it is the truth whatever the caller saw.
        (await UpdateAsync(role, new[] { new { id = systems } })).Has(201, 200001);
        (await caller.GetAsync("/system")).Has(200, 200000);
        (await caller.GetAsync("/event")).Has(401, 401002);

        (await hub.Admin.DeleteAsync($"/auth/role/{role}")).Has(201, 200001);
        (await caller.GetAsync("/system")).Has(401, 401002);
        Assert.Empty((await hub.UserAsync(user.Id))["roles"].Items);
    }

    [Fact]
    public async Task With_an_unknown_permission_nothing_changes()
    {
        var systems = await hub.PermissionIdAsync("system:select");
        var role = await AddAsync(Wiring.Unique("role"), systems);

        (await UpdateAsync(role, new { @event = new[] { new { id = await hub.PermissionIdAsync("event:select") }, new { id = 999_999L } } }))
            .Has(400, 400014, "There is no permission with id 999999.");
        (await hub.Admin.PostAsync("/auth/role", new { identifier = Wiring.Unique("role"), allowedObject = new { a = new[] { new { id = -1 } } } })).Has(400, 400014);

        Assert.Equal(systems, Assert.Single((await hub.RoleAsync(role))["resources"].Items)["allowed"][0].Number("id"));
    }

    [Fact]
    public async Task An_unknown_role_is_not_found()
    {
        (await UpdateAsync(999_999, new { })).Has(404, 404001);
        (await hub.Admin.DeleteAsync("/auth/role/999999")).Has(404, 404001);
        (await hub.Admin.DeleteAsync("/auth/role/nonsense")).Has(404, 404001);
    }

    [Theory]
    [InlineData("""{"allowedObject":{}}""", 400001, "Invalid body; identifier is required")]
    [InlineData("""{"identifier":"a"}""", 400001, "Invalid body; allowedObject is required")]
    [InlineData("""{"identifier":"a","allowedObject":"all"}""", 400005, "Invalid body; allowedObject is not an object")]
    [InlineData("""{"identifier":"a","allowedObject":{"system":"all"}}""", 400002, "Invalid body; system is not an array")]
    [InlineData("""{"identifier":"a","allowedObject":{"system":[1]}}""", 400005, "Invalid body; an element of system is not an object")]
    [InlineData("""{"identifier":"a","allowedObject":{"system":[{"allowed":"select"}]}}""", 400001, "Invalid body; id is required")]
    [InlineData("""{"identifier":"a","allowedObject":[{"id":{}}]}""", 400004, "Invalid body; id is not a number")]
    public async Task What_is_missing_or_wrong_is_named(string body, int code, string message) =>
        (await hub.Admin.PostTextAsync("/auth/role", body)).Has(400, code, message);

    [Theory]
    [InlineData("""{"originalAllowedObject":{}}""", 400001, "Invalid body; newAllowedObject is required")]
    [InlineData("""{"newAllowedObject":{}}""", 400001, "Invalid body; originalAllowedObject is required")]
    [InlineData("""{"newAllowedObject":{},"originalAllowedObject":7}""", 400005, "Invalid body; originalAllowedObject is not an object")]
    public async Task What_is_missing_or_wrong_in_a_change_is_named(string body, int code, string message)
    {
        var role = await AddAsync(Wiring.Unique("role"));

        (await hub.Admin.PutAsync($"/auth/role/{role}/permission", Json.Parse(body).Value)).Has(400, code, message);
    }

    private async Task<long> AddAsync(string identifier, params long[] permissions) =>
        (await hub.Admin.PostAsync("/auth/role", new { identifier, allowedObject = new { any = permissions.Select(id => new { id }) } }))
            .Has(201, 200001).Content.Number("roleId");

    private Task<HubAnswer> UpdateAsync(long role, object newAllowedObject) =>
        hub.Admin.PutAsync($"/auth/role/{role}/permission", new { newAllowedObject, originalAllowedObject = new { } });
}
