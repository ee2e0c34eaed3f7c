using Eventhos.IntegrationTests.Hosting;
using Microsoft.Extensions.Time.Testing;

namespace Eventhos.IntegrationTests.SignIn;

/// <summary>Failures lock an address, however many names it tries.</summary>
public sealed class AddressLockoutTests
{
    private readonly FakeTimeProvider _time = new(TimeProvider.System.GetUtcNow());

    [Fact]
    public async Task Many_failures_lock_the_address_for_every_name_and_no_other_address()
    {
        await using var hub = await StartAsync(failures: 6);
        using var stranger = new Elsewhere(hub, "127.0.0.2");
        var name = await hub.AddAccountAsync();
        await TryNamesAsync(stranger.Api, 6);

        var locked = (await stranger.Api.TryLoginAsync(name, SignInCalls.Password)).Has(401, 401003);
        Assert.Equal("900", locked.Headers["Retry-After"]);
        (await stranger.Api.TryPasswordGrantAsync("somebody", "wrong")).Has(401, 401003);
        (await stranger.Api.TryClientAsync("some-client", "wrong")).Has(401, 401003);
        (await hub.Anyone.TryLoginAsync(name, SignInCalls.Password)).Has(201, 200000);

        _time.Advance(TimeSpan.FromMinutes(15));
        (await stranger.Api.TryLoginAsync(name, SignInCalls.Password)).Has(201, 200000);
    }

    [Fact]
    public async Task A_right_password_does_not_forgive_the_address()
    {
        await using var hub = await StartAsync(failures: 6);
        using var stranger = new Elsewhere(hub, "127.0.0.2");
        var name = await hub.AddAccountAsync();
        await TryNamesAsync(stranger.Api, 5);
        (await stranger.Api.TryLoginAsync(name, SignInCalls.Password)).Has(201, 200000);
        await TryNamesAsync(stranger.Api, 1);

        (await stranger.Api.TryLoginAsync(name, SignInCalls.Password)).Has(401, 401003);
    }

    [Fact]
    public async Task Failures_of_clients_and_users_add_up()
    {
        await using var hub = await StartAsync(failures: 6);
        using var stranger = new Elsewhere(hub, "127.0.0.2");
        await TryNamesAsync(stranger.Api, 3);
        for (var i = 0; i < 3; i++)
        {
            (await stranger.Api.TryClientAsync($"client {i}", "wrong")).Has(401, 401100);
        }

        (await stranger.Api.TryClientAsync("another client", "wrong")).Has(401, 401003);
    }

    [Fact]
    public async Task Failures_far_apart_do_not_add_up()
    {
        await using var hub = await StartAsync(failures: 6);
        using var stranger = new Elsewhere(hub, "127.0.0.2");
        for (var i = 0; i < 12; i++)
        {
            await TryNamesAsync(stranger.Api, 1);
            _time.Advance(TimeSpan.FromMinutes(4));
        }
    }

    [Fact]
    public async Task Fifty_failures_in_a_quarter_of_an_hour_are_too_many()
    {
        await using var hub = await RunningHub.StartAsync(_time);
        using var stranger = new Elsewhere(hub, "127.0.0.2");
        for (var i = 0; i < 50; i++)
        {
            (await stranger.Api.TryClientAsync($"client {i}", "wrong")).Has(401, 401100);
        }

        (await stranger.Api.TryClientAsync("client 50", "wrong")).Has(401, 401003);
        (await stranger.Api.TryLoginAsync("nobody", "wrong")).Has(401, 401003);
    }

    [Fact]
    public async Task Zero_failures_lock_no_address()
    {
        await using var hub = await StartAsync(failures: 0);
        for (var i = 0; i < 60; i++)
        {
            (await hub.Anyone.TryClientAsync($"client {i}", "wrong")).Has(401, 401100);
        }
    }

    private static async Task TryNamesAsync(HubApi caller, int names)
    {
        for (var i = 0; i < names; i++)
        {
            (await caller.TryLoginAsync(Wiring.Unique("nobody"), "wrong")).Has(401, 401001);
        }
    }

    private Task<RunningHub> StartAsync(int failures) => RunningHub.StartAsync(_time, ("Auth:AddressLockoutFailures", $"{failures}"));
}
