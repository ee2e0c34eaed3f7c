using Eventhos.IntegrationTests.Hosting;
using Microsoft.Extensions.Time.Testing;

namespace Eventhos.IntegrationTests.Api;

/// <summary>Section 3: sign-in of users.</summary>
public sealed class LoginTests(RunningHub hub) : IClassFixture<RunningHub>
{
    private const string Password = "correct horse battery staple";

    [Fact]
    public async Task A_login_answers_a_token_and_who_it_is()
    {
        var answer = (await LoginAsync(hub, "admin", Password)).Has(201, 200000, "User admin logged in");

        Assert.Equal(["jwt_token", "username", "name", "userId", "roles"], answer.Content.Names);
        Assert.Equal("admin", answer.Content.Text("username"));
        Assert.True(answer.Content.Number("userId") > 0);
        Assert.Equal("""["admin"]""", answer.Content["roles"].Raw);
        (await hub.Anyone.As(answer.Content.Text("jwt_token")).GetAsync("/system")).Has(200, 200000);
    }

    [Fact]
    public async Task The_user_name_is_read_in_any_letter_case() =>
        (await LoginAsync(hub, "ADMIN", Password)).Has(201, 200000, "User admin logged in");

    [Fact]
    public async Task An_unknown_name_and_a_wrong_password_are_one_answer()
    {
        await using var own = await RunningHub.StartAsync();
        var unknown = await LoginAsync(own, "nobody", Password);
        var wrong = await LoginAsync(own, "admin", "wrong");

        unknown.Has(401, 401001);
        wrong.Has(401, 401001, unknown.Message);
    }

    [Fact]
    public async Task Five_failures_lock_the_account_whatever_the_letter_case_for_some_minutes()
    {
        var time = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using var timed = await RunningHub.StartAsync(time);
        foreach (var name in new[] { "admin", "ADMIN", "Admin", "aDMIN", "admin" })
        {
            (await LoginAsync(timed, name, "wrong")).Has(401, 401001);
        }

        (await LoginAsync(timed, "admin", Password)).Has(401, 401003);
        (await LoginAsync(timed, "AdMiN", Password)).Has(401, 401003);
        (await TokenAsync(timed, "Admin", Password)).Has(401, 401003);

        time.Advance(TimeSpan.FromMinutes(10));
        (await LoginAsync(timed, "admin", Password)).Has(201, 200000);
    }

    [Fact]
    public async Task Failures_on_the_token_route_count_too()
    {
        await using var own = await RunningHub.StartAsync();
        for (var i = 0; i < 5; i++)
        {
            (await TokenAsync(own, "admin", "wrong")).Has(401, 401001);
        }

        (await LoginAsync(own, "admin", Password)).Has(401, 401003);
    }

    [Fact]
    public async Task A_right_password_forgives_the_failures_before_it()
    {
        await using var own = await RunningHub.StartAsync();
        for (var i = 0; i < 12; i++)
        {
            await LoginAsync(own, "admin", i % 4 == 3 ? Password : "wrong");
        }

        (await LoginAsync(own, "admin", Password)).Has(201, 200000);
    }

    [Theory]
    [InlineData("{}", 400001, "Invalid body; username is required")]
    [InlineData("""{"username":"admin"}""", 400001, "Invalid body; password is required")]
    [InlineData("""{"username":"admin","password":""}""", 400001, "Invalid body; password is required")]
    [InlineData("""{"username":["admin"],"password":"x"}""", 400003, "Invalid body; username is not an string")]
    [InlineData("""{"username":"admin","password":{"a":1}}""", 400003, "Invalid body; password is not an string")]
    public async Task What_is_missing_or_wrong_is_named(string body, int code, string message) =>
        (await hub.Anyone.PostTextAsync("/auth/login", body)).Has(400, code, message);

    private static Task<HubAnswer> LoginAsync(RunningHub hub, string username, string password) =>
        hub.Anyone.PostAsync("/auth/login", new { username, password });

    private static Task<HubAnswer> TokenAsync(RunningHub hub, string username, string password) =>
        hub.Anyone.PostAsync("/auth/token", new { grant_type = "password", username, password });
}
