using Eventhos.IntegrationTests.Hosting;

namespace Eventhos.IntegrationTests.Api;

/// <summary>Section 3: names and roles of users and clients, by the subject id.</summary>
public sealed class SubjectRolesTests(RunningHub hub) : IClassFixture<RunningHub>
{
    [Fact]
    public async Task Roles_given_and_taken_are_in_force_on_the_next_request()
    {
        var (systems, events) = (await hub.AddRoleAsync("system:select"), await hub.AddRoleAsync("event:select"));
        var user = await hub.AddUserAsync(systems);
        var client = await hub.AddClientAsync(longLive: true, systems);
        foreach (var (caller, path) in new[] { (await hub.LoginAsync(user), $"/auth/user/{user.SubjectId}"), (hub.Anyone.As(client.Token), $"/auth/client/{client.SubjectId}") })
        {
            (await caller.GetAsync("/system")).Has(200, 200000);

            (await UpdateAsync(path, [events], [systems])).Has(201, 200000, "Subject roles updated");
            (await caller.GetAsync("/system")).Has(401, 401002);
            (await caller.GetAsync("/event")).Has(200, 200000);

            (await UpdateAsync(path, [], [events])).Has(201, 200000);
            (await caller.GetAsync("/event")).Has(401, 401002);
        }
    }

    [Fact]
    public async Task The_new_list_is_the_truth_whatever_the_caller_saw()
    {
        var (a, b, c) = (await hub.AddRoleAsync(), await hub.AddRoleAsync(), await hub.AddRoleAsync());
        var user = await hub.AddUserAsync(a, b);

        // The caller saw neither a nor b, and repeats itself.
        (await UpdateAsync($"/auth/user/{user.SubjectId}", [b, c, c], [c])).Has(201, 200000);

        Assert.Equal([b, c], (await hub.UserAsync(user.Id))["roles"].Items.Select(role => role.Number("id")));
    }

    [Fact]
    public async Task With_an_unknown_role_nothing_changes()
    {
        var (a, b) = (await hub.AddRoleAsync(), await hub.AddRoleAsync());
        var user = await hub.AddUserAsync(a);

        (await UpdateAsync($"/auth/user/{user.SubjectId}", [b, 999_999], [a])).Has(400, 400013, "There is no role with id 999999.");

        Assert.Equal([a], (await hub.UserAsync(user.Id))["roles"].Items.Select(role => role.Number("id")));
    }

    [Fact]
    public async Task More_roles_than_a_statement_has_parameters_are_refused_in_one_sentence()
    {
        var user = await hub.AddUserAsync();

        (await hub.Admin.PutAsync(
            $"/auth/user/{user.SubjectId}/role",
            new { roles = Enumerable.Range(1_000_000, 40_000).Select(id => new { id }), originalRolesList = Array.Empty<object>() })).Has(400, 400013);
    }

    [Fact]
    public async Task A_client_is_renamed_by_the_subject_id()
    {
        var client = await hub.AddClientAsync();

        (await hub.Admin.PutAsync($"/auth/client/{client.SubjectId}", new { name = "Renamed" })).Has(201, 200000, "Client updated");

        Assert.Equal("Renamed", (await hub.Admin.ListAsync("/auth/client")).Single(row => row.Number("id") == client.Id).Text("name"));
        (await hub.Admin.PutAsync($"/auth/client/{client.SubjectId}", new { })).Has(400, 400001, "Invalid body; name is required");
    }

    [Fact]
    public async Task An_unknown_client_is_not_found()
    {
        (await hub.Admin.PutAsync("/auth/client/999999", new { name = "a" })).Has(404, 404001);
        (await UpdateAsync("/auth/client/999999", [], [])).Has(404, 404001);
        (await UpdateAsync("/auth/client/nonsense", [], [])).Has(404, 404001);
    }

    [Theory]
    [InlineData("""{"originalRolesList":[]}""", 400001, "Invalid body; roles is required")]
    [InlineData("""{"roles":[]}""", 400001, "Invalid body; originalRolesList is required")]
    [InlineData("""{"roles":"1","originalRolesList":[]}""", 400002, "Invalid body; roles is not an array")]
    [InlineData("""{"roles":[],"originalRolesList":1}""", 400002, "Invalid body; originalRolesList is not an array")]
    [InlineData("""{"roles":[{}],"originalRolesList":[]}""", 400001, "Invalid body; id is required")]
    public async Task What_is_missing_or_wrong_is_named(string body, int code, string message)
    {
        var user = await hub.AddUserAsync();

        (await hub.Admin.PutAsync($"/auth/user/{user.SubjectId}/role", Json.Parse(body).Value)).Has(400, code, message);
    }

    private Task<HubAnswer> UpdateAsync(string path, long[] roles, long[] original) => hub.Admin.PutAsync(
        $"{path}/role", new { roles = roles.Select(id => new { id, identifier = "any" }), originalRolesList = original.Select(id => new { id }) });
}
