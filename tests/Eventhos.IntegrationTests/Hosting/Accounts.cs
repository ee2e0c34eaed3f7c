namespace Eventhos.IntegrationTests.Hosting;

/// <summary>Users, through the API.</summary>
public static class Accounts
{
    /// <summary>A user with roles.</summary>
    public static async Task<UserAccount> AddUserAsync(this RunningHub hub, params long[] roles)
    {
        var (username, password) = (Wiring.Unique("user"), Wiring.Unique("Secret"));
        var body = new { username, password, name = "User", description = "A user", roles = roles.Select(id => new { id }) };
        var id = (await hub.Admin.PostAsync("/auth/user", body)).Has(201, 200001, "User added").Content.Number("userId");
        return new UserAccount(id, (await hub.UserAsync(id)).Number("subjectId"), username, password);
    }

    /// <summary>The row of a user.</summary>
    public static async Task<Json> UserAsync(this RunningHub hub, long id) =>
        Assert.Single((await hub.Admin.GetAsync($"/auth/user/{id}")).Has(200, 200000, "Select completed").Content.Items);

    /// <summary>Calls as the user.</summary>
    public static Task<HubApi> LoginAsync(this RunningHub hub, UserAccount user) => hub.LoginAsync(user.Username, user.Password);

    /// <summary>The row of a resource.</summary>
    public static async Task<Json> ResourceAsync(this RunningHub hub, string name) =>
        (await hub.Admin.GetAsync("/auth/resource?basic=true")).Has(200, 200000, "Select completed").Content.Items
            .Single(resource => resource.Text("applicationResourceName") == name);

    /// <summary>The id of a permission like <c>system:select</c>.</summary>
    public static async Task<long> PermissionIdAsync(this RunningHub hub, string permission)
    {
        var parts = permission.Split(':');
        return (await hub.ResourceAsync(parts[0]))["allowed"].Items.Single(allowed => allowed.Text("allowed") == parts[1]).Number("id");
    }

    /// <summary>The row of a role.</summary>
    public static async Task<Json> RoleAsync(this RunningHub hub, long id) =>
        (await hub.Admin.ListAsync("/auth/role")).Single(role => role.Number("id") == id);
}
