using Eventhos.IntegrationTests.Hosting;

namespace Eventhos.IntegrationTests.Api;

/// <summary>Section 3: users.</summary>
public sealed class UsersTests(RunningHub hub) : IClassFixture<RunningHub>
{
    [Fact]
    public async Task A_new_user_signs_in_at_once_and_does_what_the_roles_allow()
    {
        var user = await hub.AddUserAsync(await hub.AddRoleAsync("system:select"));

        var caller = await hub.LoginAsync(user);

        (await caller.GetAsync("/system")).Has(200, 200000);
        (await caller.GetAsync("/event")).Has(401, 401002);
    }

    [Fact]
    public async Task A_user_is_shown_alone_in_an_array_with_what_the_roles_allow()
    {
        var role = await hub.AddRoleAsync("system:select", "system:update", "event:*");
        var user = await hub.AddUserAsync(role);

        var row = await hub.UserAsync(user.Id);

        Assert.Equal(["id", "description", "subjectId", "name", "username", "roles"], row.Names);
        Assert.Equal((user.Id, "A user", "User", user.Username), (row.Number("id"), row.Text("description"), row.Text("name"), row.Text("username")));
        var shown = Assert.Single(row["roles"].Items);
        Assert.Equal(["id", "identifier", "resources"], shown.Names);
        Assert.Equal(role, shown.Number("id"));
        Assert.Equal(
            ["event *", "system update,select"],
            shown["resources"].Items.Select(resource =>
                $"{resource.Text("applicationResourceName")} {string.Join(',', resource["allowed"].Items.Select(allowed => allowed.AsText()))}"));
    }

    [Fact]
    public async Task The_list_shows_the_newest_first_and_agrees_with_the_row_alone()
    {
        var first = await hub.AddUserAsync(await hub.AddRoleAsync("event:select"));
        var second = await hub.AddUserAsync();

        var page = (await hub.Admin.GetAsync("/auth/user?itemsPerPage=1000")).Has(200, 200000, "Select completed").Content;

        var ids = page["items"].Items.Select(item => item.Number("id")).ToList();
        Assert.Equal(ids.OrderDescending(), ids);
        Assert.Equal(ids.Count, page.Number("totalItems"));
        foreach (var user in new[] { first, second })
        {
            Assert.Equal((await hub.UserAsync(user.Id)).Raw, page["items"].Items.Single(item => item.Number("id") == user.Id).Raw);
        }
    }

    [Fact]
    public async Task User_names_are_kept_in_lower_case_and_are_there_once_whatever_the_letter_case()
    {
        var name = Wiring.Unique("MiXed");
        (await AddAsync(name)).Has(201, 200001);

        var row = (await hub.Admin.ListAsync("/auth/user")).Single(item => item.Text("username") == name.ToLowerInvariant());

        (await AddAsync(name.ToUpperInvariant())).Has(409, 409101);
        Assert.Equal(row.Number("id"), (await hub.Anyone.PostAsync("/auth/login", new { username = name, password = "x" })).Has(201, 200000).Content.Number("userId"));
    }

    [Fact]
    public async Task A_user_is_renamed_by_the_subject_id()
    {
        var user = await hub.AddUserAsync();

        (await hub.Admin.PutAsync($"/auth/user/{user.SubjectId}", new { name = "Renamed" })).Has(201, 200001, "User updated");

        Assert.Equal("Renamed", (await hub.UserAsync(user.Id)).Text("name"));
    }

    [Fact]
    public async Task A_deleted_user_is_gone_its_token_useless_and_its_name_free()
    {
        var role = await hub.AddRoleAsync("system:select");
        var user = await hub.AddUserAsync(role);
        var caller = await hub.LoginAsync(user);
        (await caller.GetAsync("/system")).Has(200, 200000);

        (await hub.Admin.DeleteAsync($"/auth/user/{user.SubjectId}")).Has(201, 200001, "User deleted");

        (await caller.GetAsync("/system")).Has(401, 400001);
        (await hub.Anyone.PostAsync("/auth/login", new { username = user.Username, password = user.Password })).Has(401, 401001);
        (await hub.Admin.GetAsync($"/auth/user/{user.Id}")).Has(404, 404002);
        Assert.DoesNotContain(await hub.Admin.ListAsync("/auth/user"), item => item.Number("id") == user.Id);
        (await hub.Admin.DeleteAsync($"/auth/user/{user.SubjectId}")).Has(404, 404002);
        (await AddAsync(user.Username)).Has(201, 200001);
        (await caller.GetAsync("/system")).Has(401, 400001);
    }

    [Fact]
    public async Task The_profile_is_the_callers_own_row_as_one_object()
    {
        var user = await hub.AddUserAsync();

        var answer = (await (await hub.LoginAsync(user)).GetAsync("/auth/user/profile/me")).Has(200, 200000, "Select completed");

        Assert.Equal((await hub.UserAsync(user.Id)).Raw, answer.Content.Raw);
    }

    [Fact]
    public async Task A_client_has_no_profile_and_nobody_has_one_without_a_token()
    {
        var client = await hub.AddClientAsync();

        (await hub.Anyone.As(client.Token).GetAsync("/auth/user/profile/me")).Has(400, 400001);
        (await hub.Anyone.GetAsync("/auth/user/profile/me")).Has(403, 403002);
        (await hub.Anyone.As("nonsense").GetAsync("/auth/user/profile/me")).Has(401, 400001);
    }

    [Fact]
    public async Task A_user_with_an_unknown_role_is_not_made()
    {
        var name = Wiring.Unique("user");

        (await AddAsync(name, 999_999)).Has(400, 400013, "There is no role with id 999999.");

        Assert.DoesNotContain(await hub.Admin.ListAsync("/auth/user"), item => item.Text("username") == name);
    }

    [Theory]
    [InlineData("GET", "/auth/user/999999")]
    [InlineData("GET", "/auth/user/nonsense")]
    [InlineData("PUT", "/auth/user/999999")]
    [InlineData("PUT", "/auth/user/nonsense")]
    [InlineData("PUT", "/auth/user/999999/role")]
    [InlineData("PUT", "/auth/user/999999/password")]
    [InlineData("PUT", "/auth/user/99999999999999999999/password")]
    [InlineData("DELETE", "/auth/user/999999")]
    [InlineData("DELETE", "/auth/user/-1")]
    public async Task An_unknown_user_is_not_found(string method, string path)
    {
        var answer = method switch
        {
            "GET" => await hub.Admin.GetAsync(path),
            "PUT" => await hub.Admin.PutAsync(path, new { name = "a", roles = Array.Empty<object>(), originalRolesList = Array.Empty<object>(), newPassword = "a", oldPassword = "a" }),
            _ => await hub.Admin.DeleteAsync(path),
        };

        answer.Has(404, 404002);
    }

    [Fact]
    public async Task A_clients_ids_are_no_users()
    {
        var client = await hub.AddClientAsync();

        (await hub.Admin.PutAsync($"/auth/user/{client.SubjectId}", new { name = "a" })).Has(404, 404002);
        (await hub.Admin.DeleteAsync($"/auth/user/{client.SubjectId}")).Has(404, 404002);
        Assert.Equal(404, (await hub.Admin.PutAsync($"/auth/client/{(await hub.AddUserAsync()).SubjectId}", new { name = "a" })).Status);
    }

    [Theory]
    [InlineData("""{"password":"a","name":"a","description":"","roles":[]}""", 400001, "Invalid body; username is required")]
    [InlineData("""{"username":"a","name":"a","description":"","roles":[]}""", 400001, "Invalid body; password is required")]
    [InlineData("""{"username":"a","password":" ","name":"a","description":"","roles":[]}""", 400001, "Invalid body; password is required")]
    [InlineData("""{"username":"a","password":"a","description":"","roles":[]}""", 400001, "Invalid body; name is required")]
    [InlineData("""{"username":"a","password":"a","name":"a","roles":[]}""", 400001, "Invalid body; description is required")]
    [InlineData("""{"username":"a","password":"a","name":"a","description":""}""", 400001, "Invalid body; roles is required")]
    [InlineData("""{"username":"a","password":"a","name":"a","description":"","roles":{}}""", 400002, "Invalid body; roles is not an array")]
    [InlineData("""{"username":["a"],"password":"a","name":"a","description":"","roles":[]}""", 400003, "Invalid body; username is not an string")]
    [InlineData("""{"username":"a","password":"a","name":"a","description":"","roles":[{"id":"x"}]}""", 400004, "Invalid body; id is not a number")]
    [InlineData("""{"username":"a","password":"a","name":"a","description":"","roles":[7]}""", 400005, "Invalid body; an element of roles is not an object")]
    public async Task What_is_missing_or_wrong_is_named(string body, int code, string message) =>
        (await hub.Admin.PostTextAsync("/auth/user", body)).Has(400, code, message);

    private Task<HubAnswer> AddAsync(string username, params long[] roles) => hub.Admin.PostAsync(
        "/auth/user", new { username, password = "x", name = "a", description = "", roles = roles.Select(id => new { id }) });
}
