using Eventhos.IntegrationTests.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Eventhos.IntegrationTests.SignIn;

/// <summary>Failures lock an account, whether or not there is one.</summary>
public sealed class AccountLockoutTests
{
    private readonly FakeTimeProvider _time = new(TimeProvider.System.GetUtcNow());

    [Fact]
    public async Task A_name_that_nobody_has_answers_and_locks_exactly_like_one_that_somebody_has()
    {
        await using var hub = await RunningHub.StartAsync(_time);
        var known = await TranscriptAsync(hub, await hub.AddAccountAsync());
        var unknown = await TranscriptAsync(hub, "nobody");

        Assert.Equal(known, unknown);
        Assert.Equal([401001, 401001, 401001, 401001, 401001, 401003, 401003, 401003, 401001], known.Select(answer => answer.Code));
        Assert.All(known.Where(answer => answer.Code == 401003), answer => Assert.Equal("300", answer.RetryAfter));
    }

    [Fact]
    public async Task While_a_lock_holds_the_right_password_answers_like_a_wrong_one_and_no_hash_is_computed()
    {
        await using var hub = await RunningHub.StartAsync(_time);
        var passwords = hub.Services.GetRequiredService<Server.Auth.SignIn.Passwords>();
        var name = await hub.AddAccountAsync();
        await FailAsync(hub.Anyone, name, 5);
        var computed = passwords.Computed;

        var right = await hub.Anyone.TryLoginAsync(name, SignInCalls.Password);
        var wrong = await hub.Anyone.TryLoginAsync(name, "wrong");

        Assert.Equal((right.Status, right.Code, right.Message), (wrong.Status, wrong.Code, wrong.Message));
        Assert.Equal(right.Headers["Retry-After"], wrong.Headers["Retry-After"]);
        Assert.Equal(computed, passwords.Computed);
    }

    [Fact]
    public async Task Letter_case_and_outer_spaces_make_no_other_account()
    {
        await using var hub = await RunningHub.StartAsync(_time);
        foreach (var (name, otherwise) in new[] { ("strasse", "STRASSE "), ("ñandú", "ÑANDÚ"), ("жук", "Жук") })
        {
            await FailAsync(hub.Anyone, name, 3);
            await FailAsync(hub.Anyone, otherwise, 2);

            (await hub.Anyone.TryLoginAsync(name, "wrong")).Has(401, 401003);
            (await hub.Anyone.TryPasswordGrantAsync(otherwise, "wrong")).Has(401, 401003);
        }
    }

    [Fact]
    public async Task A_lock_outlives_a_restart()
    {
        using var folder = TestFolder.Create();
        string name;
        var first = await StartAsync(folder);
        try
        {
            name = await first.AddAccountAsync();
            await FailAsync(first.Anyone, name, 5);
            await FailAsync(first.Anyone, "nobody", 4);
        }
        finally
        {
            await first.StopAsync();
        }

        await using var second = await StartAsync(folder);
        (await second.Anyone.TryLoginAsync(name, SignInCalls.Password)).Has(401, 401003);
        (await second.Anyone.TryLoginAsync("nobody", "wrong")).Has(401, 401001);
        (await second.Anyone.TryLoginAsync("nobody", "wrong")).Has(401, 401003);

        _time.Advance(TimeSpan.FromMinutes(5));
        (await second.Anyone.TryLoginAsync(name, SignInCalls.Password)).Has(201, 200000);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_hundred_guesses_at_once_are_five_guesses(bool known)
    {
        await using var hub = await RunningHub.StartAsync();
        var passwords = hub.Services.GetRequiredService<Server.Auth.SignIn.Passwords>();
        var name = known ? await hub.AddAccountAsync() : "nobody";
        var computed = passwords.Computed;

        var answers = await Task.WhenAll(Enumerable.Range(0, 100).Select(i => hub.Anyone.TryLoginAsync(name, $"guess {i}")));

        Assert.Equal(5, answers.Count(answer => answer.Code == 401001));
        Assert.Equal(5, passwords.Computed - computed);
        Assert.All(answers, answer => Assert.True(answer.Code is 401001 or 401003 or 503000, answer.Text));
    }

    [Fact]
    public async Task Right_passwords_at_once_all_pass()
    {
        await using var hub = await RunningHub.StartAsync();
        var name = await hub.AddAccountAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 30).Select(_ => hub.Anyone.TryLoginAsync(name, SignInCalls.Password)));

        Assert.All(answers, answer => answer.Has(201, 200000));
    }

    [Fact]
    public async Task Failures_and_minutes_can_be_set()
    {
        await using var hub = await RunningHub.StartAsync(_time, ("Auth:LockoutFailures", "2"), ("Auth:LockoutMinutes", "60"));
        await FailAsync(hub.Anyone, "nobody", 2);

        _time.Advance(TimeSpan.FromMinutes(59));
        Assert.Equal("60", (await hub.Anyone.TryLoginAsync("nobody", "wrong")).Has(401, 401003).Headers["Retry-After"]);
        _time.Advance(TimeSpan.FromMinutes(1));
        (await hub.Anyone.TryLoginAsync("nobody", "wrong")).Has(401, 401001);
    }

    [Fact]
    public async Task While_failures_can_not_be_stored_guessing_tells_nothing()
    {
        await using var hub = await RunningHub.StartAsync();
        var name = await hub.AddAccountAsync();
        await hub.RefuseWritesAsync("sign_in_failures");

        (await hub.Anyone.TryLoginAsync(name, "wrong")).Has(503, 503000);
        (await hub.Anyone.TryLoginAsync(name, "wrong")).Has(503, 503000);
        (await hub.Anyone.TryLoginAsync(name, SignInCalls.Password)).Has(503, 503000);

        await hub.AcceptWritesAsync("sign_in_failures");
        (await hub.Anyone.TryLoginAsync(name, SignInCalls.Password)).Has(201, 200000);
        await FailAsync(hub.Anyone, name, 5);
    }

    [Fact]
    public async Task Changing_a_password_is_no_way_round_the_lock()
    {
        await using var hub = await RunningHub.StartAsync(_time);
        var user = await hub.AddUserAsync();
        var caller = await hub.LoginAsync(user);
        var path = $"/auth/user/{user.Id}/password";
        for (var i = 0; i < 4; i++)
        {
            (await caller.PutAsync(path, new { newPassword = "new", oldPassword = "wrong" })).Has(401, 401002);
        }

        (await hub.Anyone.TryLoginAsync(user.Username, "wrong")).Has(401, 401001);
        var locked = (await caller.PutAsync(path, new { newPassword = "new", oldPassword = user.Password })).Has(401, 401003);
        Assert.Equal("300", locked.Headers["Retry-After"]);

        _time.Advance(TimeSpan.FromMinutes(5));
        (await caller.PutAsync(path, new { newPassword = new string('x', 1025), oldPassword = user.Password })).Has(400, 400111);
        (await caller.PutAsync(path, new { newPassword = "new", oldPassword = user.Password })).Has(201, 200000);
        (await hub.Anyone.TryLoginAsync(user.Username, "new")).Has(201, 200000);
    }

    [Fact]
    public async Task A_password_that_is_too_long_is_refused_with_a_sentence_and_no_work()
    {
        await using var hub = await RunningHub.StartAsync();
        var passwords = hub.Services.GetRequiredService<Server.Auth.SignIn.Passwords>();
        var computed = passwords.Computed;

        (await hub.Anyone.TryLoginAsync("admin", new string('x', 1025))).Has(400, 400111, "Invalid body; password has more than 1024 characters");
        Assert.Equal(computed, passwords.Computed);
        (await hub.Anyone.TryLoginAsync("admin", new string('x', 1024))).Has(401, 401001);
    }

    private static async Task FailAsync(HubApi caller, string name, int times)
    {
        for (var i = 0; i < times; i++)
        {
            (await caller.TryLoginAsync(name, "wrong")).Has(401, 401001);
        }
    }

    /// <summary>What a caller sees who tries, is locked out, and tries again later.</summary>
    private async Task<List<(int Status, long Code, string Message, string? RetryAfter)>> TranscriptAsync(RunningHub hub, string name)
    {
        var answers = new List<HubAnswer>();
        for (var i = 0; i < 4; i++)
        {
            answers.Add(await hub.Anyone.TryLoginAsync(name, "wrong"));
        }

        answers.Add(await hub.Anyone.TryPasswordGrantAsync(name.ToUpperInvariant(), "wrong"));
        answers.Add(await hub.Anyone.TryLoginAsync(name, "wrong"));
        answers.Add(await hub.Anyone.TryLoginAsync(name, SignInCalls.Password));
        answers.Add(await hub.Anyone.TryPasswordGrantAsync(name, "wrong"));
        _time.Advance(TimeSpan.FromMinutes(5));
        answers.Add(await hub.Anyone.TryLoginAsync(name, "wrong"));
        return [.. answers.Select(answer => (answer.Status, answer.Code, answer.Message, answer.Headers.GetValueOrDefault("Retry-After")))];
    }

    private Task<RunningHub> StartAsync(TestFolder folder) => RunningHub.StartAsync(folder, services => services.AddSingleton<TimeProvider>(_time));
}
