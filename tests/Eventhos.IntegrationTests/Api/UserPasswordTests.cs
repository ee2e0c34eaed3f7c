using Eventhos.IntegrationTests.Hosting;

namespace Eventhos.IntegrationTests.Api;

/// <summary>Section 3: changing passwords.</summary>
public sealed class UserPasswordTests(RunningHub hub) : IClassFixture<RunningHub>
{
    [Fact]
    public async Task A_user_without_any_permission_changes_its_own_password_and_earlier_tokens_stop_working()
    {
        var user = await hub.AddUserAsync();
        var caller = await hub.LoginAsync(user);

        (await ChangeAsync(caller, user, user.Password, "another")).Has(201, 200000, "User password updated");

        (await caller.GetAsync("/auth/user/profile/me")).Has(401, 400001);
        (await hub.Anyone.PostAsync("/auth/login", new { username = user.Username, password = user.Password })).Has(401, 401001);
        (await (await hub.LoginAsync(user.Username, "another")).GetAsync("/auth/user/profile/me")).Has(200, 200000);
    }

    [Fact]
    public async Task A_wrong_old_password_changes_nothing()
    {
        var user = await hub.AddUserAsync();
        var caller = await hub.LoginAsync(user);

        (await ChangeAsync(caller, user, "wrong", "another")).Has(401, 401002, "Incorrect password");

        (await caller.GetAsync("/auth/user/profile/me")).Has(200, 200000);
        await hub.LoginAsync(user);
    }

    [Fact]
    public async Task Who_forgot_their_password_gets_a_new_one_from_somebody_who_may_change_users()
    {
        var user = await hub.AddUserAsync();
        var caller = await hub.LoginAsync(user);
        var may = await hub.LoginAsync(await hub.AddUserAsync(await hub.AddRoleAsync("OAUTH2_user:update")));
        var mayNot = await hub.LoginAsync(await hub.AddUserAsync(await hub.AddRoleAsync("OAUTH2_user:select")));

        (await mayNot.PutAsync($"/auth/user/{user.Id}/password/reset", new { newPassword = "given" })).Has(401, 401002);
        (await may.PutAsync($"/auth/user/{user.Id}/password/reset", new { newPassword = "  " })).Has(400, 400001);
        (await may.PutAsync($"/auth/user/{user.Id}/password/reset", new { newPassword = "given" })).Has(201, 200000, "User password updated");

        (await caller.GetAsync("/auth/user/profile/me")).Has(401, 400001);
        (await hub.Anyone.PostAsync("/auth/login", new { username = user.Username, password = user.Password })).Has(401, 401001);
        await hub.LoginAsync(user.Username, "given");
    }

    [Fact]
    public async Task Anothers_password_takes_the_permission_and_the_others_old_password()
    {
        var user = await hub.AddUserAsync();
        var may = await hub.AddUserAsync(await hub.AddRoleAsync("OAUTH2_user:update"));
        var mayNot = await hub.AddUserAsync(await hub.AddRoleAsync("OAUTH2_user:select", "OAUTH2_user:create", "OAUTH2_user:delete"));

        (await ChangeAsync(await hub.LoginAsync(mayNot), user, user.Password, "another")).Has(401, 401002, "Subject not authorized; incorrect permissions");
        (await ChangeAsync(await hub.LoginAsync(may), user, may.Password, "another")).Has(401, 401002, "Incorrect password");
        (await ChangeAsync(await hub.LoginAsync(may), user, user.Password, "another")).Has(201, 200000);

        await hub.LoginAsync(user.Username, "another");
    }

    [Fact]
    public async Task Who_may_not_change_others_does_not_learn_which_users_there_are()
    {
        var (user, other) = (await hub.AddUserAsync(), await hub.AddUserAsync());
        var caller = await hub.LoginAsync(user);

        var known = await ChangeAsync(caller, other, "wrong", "another");
        var unknown = await ChangeAsync(caller, other with { Id = 999_999 }, "wrong", "another");

        known.Has(401, 401002);
        unknown.Has(401, 401002, known.Message);
    }

    [Fact]
    public async Task A_client_changes_no_password_without_the_permission()
    {
        var user = await hub.AddUserAsync();
        var client = await hub.AddClientAsync();

        (await ChangeAsync(hub.Anyone.As(client.Token), user, user.Password, "another")).Has(401, 401002);
        (await ChangeAsync(hub.Anyone, user, user.Password, "another")).Has(403, 403002);
    }

    [Theory]
    [InlineData("""{"oldPassword":"a"}""", 400001, "Invalid body; newPassword is required")]
    [InlineData("""{"newPassword":"","oldPassword":"a"}""", 400001, "Invalid body; newPassword is required")]
    [InlineData("""{"newPassword":"a"}""", 400001, "Invalid body; oldPassword is required")]
    [InlineData("""{"newPassword":["a"],"oldPassword":"a"}""", 400003, "Invalid body; newPassword is not an string")]
    public async Task What_is_missing_or_wrong_is_named(string body, int code, string message)
    {
        var user = await hub.AddUserAsync();

        (await hub.Admin.PutAsync($"/auth/user/{user.Id}/password", Json.Parse(body).Value)).Has(400, code, message);
    }

    private static Task<HubAnswer> ChangeAsync(HubApi caller, UserAccount user, string oldPassword, string newPassword) =>
        caller.PutAsync($"/auth/user/{user.Id}/password", new { newPassword, oldPassword });
}
