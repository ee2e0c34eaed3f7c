using Eventhos.IntegrationTests.Hosting;
using Microsoft.AspNetCore.Identity;

namespace Eventhos.IntegrationTests.SignIn;

/// <summary>Time tells nothing, because the work is the same.</summary>
public sealed class SameWorkTests
{
    private readonly CountedWork _work = new();

    [Fact]
    public async Task A_wrong_password_and_an_unknown_name_do_the_same_work()
    {
        await using var hub = await RunningHub.StartAsync(folder: null, _work.Use);
        var name = await hub.AddAccountAsync();

        for (var i = 0; i < 6; i++)
        {
            var known = await WorkOfAsync(hub, () => hub.Anyone.TryLoginAsync(name, "wrong"));
            var unknown = await WorkOfAsync(hub, () => hub.Anyone.TryLoginAsync("nobody", "wrong"));
            Assert.Equal(known, unknown);
            Assert.Equal(i < 5 ? (2, 1L) : (0, 0L), (known.Counts, known.Hashes));
            Assert.Equal(0, known.Changes);
        }
    }

    [Fact]
    public async Task A_wrong_secret_and_an_unknown_client_do_the_same_work()
    {
        await using var hub = await RunningHub.StartAsync(folder: null, _work.Use);
        var client = await hub.AddClientAsync(longLive: false);

        for (var i = 0; i < 6; i++)
        {
            Assert.Equal(
                await WorkOfAsync(hub, () => hub.Anyone.TryClientAsync(client.Identifier, "wrong")),
                await WorkOfAsync(hub, () => hub.Anyone.TryClientAsync("no-such-client", "wrong")));
        }
    }

    [Fact]
    public async Task While_some_accounts_have_hashes_of_the_older_kind_all_checks_take_as_long()
    {
        using var folder = TestFolder.Create();
        var earlier = await RunningHub.StartAsync(folder, customize: null);
        var today = await earlier.AddAccountAsync();
        var older = await earlier.AddAccountAsync(new PasswordHasher<object>().HashPassword(new object(), SignInCalls.Password));
        await earlier.StopAsync();
        await using var hub = await RunningHub.StartAsync(folder, _work.Use);

        var known = await WorkOfAsync(hub, () => hub.Anyone.TryLoginAsync(older, "wrong"));

        Assert.Equal(2, known.Hashes);
        Assert.Equal(known, await WorkOfAsync(hub, () => hub.Anyone.TryLoginAsync(today, "wrong")));
        Assert.Equal(known, await WorkOfAsync(hub, () => hub.Anyone.TryLoginAsync("nobody", "wrong")));
    }

    [Fact]
    public async Task A_sign_in_without_failures_before_it_writes_nothing()
    {
        await using var hub = await RunningHub.StartAsync(folder: null, _work.Use);
        var name = await hub.AddAccountAsync();

        var work = await WorkOfAsync(hub, () => hub.Anyone.TryLoginAsync(name, SignInCalls.Password));

        Assert.Equal((0, 0, 0, 1L), (work.Counts, work.Forgiven, work.Changes, work.Hashes));
    }

    private async Task<(int Reads, int Counts, int Forgiven, int Changes, long Hashes)> WorkOfAsync(RunningHub hub, Func<Task<HubAnswer>> call)
    {
        var before = _work.Of(hub.Services);
        await call();
        var after = _work.Of(hub.Services);
        return (after.Reads - before.Reads, after.Counts - before.Counts, after.Forgiven - before.Forgiven, after.Changes - before.Changes, after.Hashes - before.Hashes);
    }
}
