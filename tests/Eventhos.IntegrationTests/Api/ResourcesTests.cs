using Eventhos.IntegrationTests.Hosting;

namespace Eventhos.IntegrationTests.Api;

/// <summary>Section 3: applications, resources, permissions.</summary>
public sealed class ResourcesTests(RunningHub hub) : IClassFixture<RunningHub>
{
    [Fact]
    public async Task Applications_are_a_plain_array_and_there_once()
    {
        var identifier = Wiring.Unique("app");

        var id = (await hub.Admin.PostAsync("/auth/application", new { identifier })).Has(201, 200001, "Application added").Content.Number("applicationId");

        var rows = (await hub.Admin.GetAsync("/auth/application")).Has(200, 200000, "Select completed").Content.Items;
        Assert.Equal("eventhos_api", rows[0].Text("identifier"));
        Assert.Contains(rows, row => row.Raw == $$"""{"id":{{id}},"identifier":"{{identifier}}"}""");
        (await hub.Admin.PostAsync("/auth/application", new { identifier })).Has(409, 409104);
    }

    [Fact]
    public async Task A_new_resource_has_the_usual_permissions_in_the_usual_order()
    {
        var (id, name) = await AddAsync();

        var page = (await hub.Admin.GetAsync("/auth/resource?itemsPerPage=1")).Has(200, 200000, "Select completed").Content;

        var row = Assert.Single(page["items"].Items);
        Assert.Equal(["id", "applicationResourceName", "allowed"], row.Names);
        Assert.Equal((id, name), (row.Number("id"), row.Text("applicationResourceName")));
        Assert.Equal("* create update delete select", AllowedOf(row));
        Assert.All(row["allowed"].Items, allowed => Assert.Equal(["allowed", "id"], allowed.Names));
        Assert.Equal(row.Raw, (await hub.ResourceAsync(name)).Raw);
    }

    [Fact]
    public async Task A_resource_is_there_once_and_free_again_after_its_deletion()
    {
        var (id, name) = await AddAsync();
        var application = await ApplicationAsync();

        (await hub.Admin.PostAsync("/auth/resource", new { resourceIdentifier = name, applications_id = application })).Has(409, 409106);
        (await hub.Admin.DeleteAsync($"/auth/resource/{id}")).Has(201, 200001, "Resource deleted");

        (await hub.Admin.DeleteAsync($"/auth/resource/{id}")).Has(404, 404001);
        (await hub.Admin.PostAsync("/auth/resource", new { resourceIdentifier = name, applications_id = application })).Has(201, 200001);
    }

    [Fact]
    public async Task The_permissions_wanted_are_those_it_has_afterwards_and_roles_keep_what_stays()
    {
        var (id, name) = await AddAsync();
        var row = await hub.ResourceAsync(name);
        long IdOf(string allowed) => row["allowed"].Items.Single(item => item.Text("allowed") == allowed).Number("id");
        var role = await hub.AddRoleAsync($"{name}:select", $"{name}:update");

        // The old page sends new ones with the id 0; a script may send none, or only the id of one that stays.
        var wanted = new object[] { new { id = IdOf("*"), allowed = "*" }, new { id = IdOf("select") }, new { id = 0, allowed = "Export" }, new { allowed = "import" } };
        (await UpdateAsync(id, wanted, row["allowed"].Value)).Has(201, 200001, "Resource permissions updated");

        Assert.Equal("* select export import", AllowedOf(await hub.ResourceAsync(name)));
        Assert.Equal("select", AllowedOf(Assert.Single((await hub.RoleAsync(role))["resources"].Items)));
    }

    [Fact]
    public async Task An_entry_goes_by_its_name_so_that_no_role_gets_more_by_a_renaming()
    {
        var (id, name) = await AddAsync();
        var select = await hub.PermissionIdAsync($"{name}:select");
        var role = await hub.AddRoleAsync($"{name}:select");

        (await UpdateAsync(id, [new { id = select, allowed = "*" }], Array.Empty<object>())).Has(201, 200001);

        Assert.Equal("*", AllowedOf(await hub.ResourceAsync(name)));
        Assert.Empty((await hub.RoleAsync(role))["resources"].Items);
    }

    [Fact]
    public async Task With_an_id_of_another_resource_nothing_changes()
    {
        var (id, name) = await AddAsync();

        (await UpdateAsync(id, [new { id = await hub.PermissionIdAsync("system:select"), allowed = "select" }], Array.Empty<object>())).Has(400, 400014);

        Assert.Equal("* create update delete select", AllowedOf(await hub.ResourceAsync(name)));
    }

    [Fact]
    public async Task A_permission_taken_away_is_gone_on_the_next_request()
    {
        await using var own = await RunningHub.StartAsync();
        var user = await own.AddUserAsync(await own.AddRoleAsync("system:select"));
        var caller = await own.LoginAsync(user);
        (await caller.GetAsync("/system")).Has(200, 200000);
        var resource = await own.ResourceAsync("system");

        var wanted = resource["allowed"].Items.Where(allowed => allowed.Text("allowed") != "select").Select(allowed => allowed.Value);
        (await own.Admin.PutAsync($"/auth/resource/{resource.Number("id")}/permission", new { newResourcePermissions = wanted, originalResourcePermissions = resource["allowed"].Value }))
            .Has(201, 200001);

        (await caller.GetAsync("/system")).Has(401, 401002);
        (await own.Admin.GetAsync("/system")).Has(200, 200000);
    }

    [Fact]
    public async Task With_a_resource_its_permissions_are_gone_on_the_next_request()
    {
        await using var own = await RunningHub.StartAsync();
        var role = await own.AddRoleAsync("system:*");
        var user = await own.AddUserAsync(role);
        var caller = await own.LoginAsync(user);
        (await caller.GetAsync("/system")).Has(200, 200000);
        var permission = await own.PermissionIdAsync("system:select");

        (await own.Admin.DeleteAsync($"/auth/resource/{(await own.ResourceAsync("system")).Number("id")}")).Has(201, 200001);

        (await caller.GetAsync("/system")).Has(401, 401002);
        Assert.Empty((await own.RoleAsync(role))["resources"].Items);
        (await own.Admin.PutAsync($"/auth/role/{role}/permission", new { newAllowedObject = new[] { new { id = permission } }, originalAllowedObject = new { } }))
            .Has(400, 400014);
    }

    [Fact]
    public async Task A_permission_can_be_added_alone_and_once()
    {
        var (id, name) = await AddAsync();

        var permission = (await hub.Admin.PostAsync("/auth/permission", new { allowed = "export", applicationResource_id = id }))
            .Has(201, 200001, "Permission added").Content.Number("permissionId");

        Assert.Equal(permission, await hub.PermissionIdAsync($"{name}:export"));
        (await hub.Admin.PostAsync("/auth/permission", new { allowed = "EXPORT", applicationResource_id = id })).Has(409, 409107);
        (await hub.Admin.PostAsync("/auth/permission", new { allowed = "export", applicationResource_id = 999_999 })).Has(404, 404001);
    }

    [Theory]
    [InlineData("/auth/application", "{}", 400001, "Invalid body; identifier is required")]
    [InlineData("/auth/resource", """{"applications_id":1}""", 400001, "Invalid body; resourceIdentifier is required")]
    [InlineData("/auth/resource", """{"resourceIdentifier":"a"}""", 400001, "Invalid body; applications_id is required")]
    [InlineData("/auth/resource", """{"resourceIdentifier":"a","applications_id":"x"}""", 400004, "Invalid body; applications_id is not a number")]
    [InlineData("/auth/resource", """{"resourceIdentifier":"a:b","applications_id":1}""", 400110, "Invalid body; the name of a resource or permission has no colon")]
    [InlineData("/auth/permission", """{"applicationResource_id":1}""", 400001, "Invalid body; allowed is required")]
    [InlineData("/auth/permission", """{"allowed":"a:b","applicationResource_id":1}""", 400110, "Invalid body; the name of a resource or permission has no colon")]
    [InlineData("/auth/permission", """{"allowed":"a"}""", 400001, "Invalid body; applicationResource_id is required")]
    public async Task What_is_missing_or_wrong_is_named(string path, string body, int code, string message) =>
        (await hub.Admin.PostTextAsync(path, body)).Has(400, code, message);

    [Fact]
    public async Task Unknown_applications_and_resources_are_not_found()
    {
        (await hub.Admin.PostAsync("/auth/resource", new { resourceIdentifier = Wiring.Unique("r"), applications_id = 999_999 })).Has(404, 404001);
        (await UpdateAsync(999_999, [], Array.Empty<object>())).Has(404, 404001);
        (await hub.Admin.DeleteAsync("/auth/resource/nonsense")).Has(404, 404001);
    }

    private static string AllowedOf(Json row) => string.Join(' ', row["allowed"].Items.Select(allowed => allowed.Text("allowed")));

    private Task<HubAnswer> UpdateAsync(long id, object[] wanted, object original) =>
        hub.Admin.PutAsync($"/auth/resource/{id}/permission", new { newResourcePermissions = wanted, originalResourcePermissions = original });

    private async Task<long> ApplicationAsync() => (await hub.Admin.GetAsync("/auth/application")).Content[0].Number("id");

    private async Task<(long Id, string Name)> AddAsync()
    {
        var name = Wiring.Unique("resource");
        var body = new { resourceIdentifier = name, applications_id = await ApplicationAsync() };
        return ((await hub.Admin.PostAsync("/auth/resource", body)).Has(201, 200001, "Application resource added").Content.Number("applicationResourceId"), name);
    }
}
