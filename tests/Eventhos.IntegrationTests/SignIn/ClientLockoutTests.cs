using Eventhos.IntegrationTests.Hosting;
using Microsoft.Extensions.Time.Testing;

namespace Eventhos.IntegrationTests.SignIn;

/// <summary>Failures with a client's secret lock it for the address that they come from.</summary>
public sealed class ClientLockoutTests
{
    private readonly FakeTimeProvider _time = new(TimeProvider.System.GetUtcNow());

    [Fact]
    public async Task A_stranger_who_guesses_locks_himself_out_and_not_the_producer()
    {
        await using var hub = await RunningHub.StartAsync(_time);
        using var stranger = new Elsewhere(hub, "127.0.0.2");
        var client = await hub.AddClientAsync(longLive: false);
        await FailAsync(stranger.Api, client.Identifier, 5);

        (await stranger.Api.TryClientAsync(client.Identifier, client.Secret)).Has(401, 401003);
        (await stranger.Api.TryClientAsync(client.Identifier.ToUpperInvariant(), client.Secret)).Has(401, 401003);
        (await hub.AskForTokenAsync(client)).Has(201, 200000);

        _time.Advance(TimeSpan.FromMinutes(5));
        (await stranger.Api.TryClientAsync(client.Identifier, client.Secret)).Has(201, 200000);
    }

    [Fact]
    public async Task A_client_that_does_not_exist_locks_like_one_that_does()
    {
        await using var hub = await RunningHub.StartAsync(_time);
        var client = await hub.AddClientAsync(longLive: false);
        await FailAsync(hub.Anyone, client.Identifier, 5);
        await FailAsync(hub.Anyone, "no-such-client", 5);

        var known = (await hub.Anyone.TryClientAsync(client.Identifier, client.Secret)).Has(401, 401003);
        (await hub.Anyone.TryClientAsync("no-such-client", "wrong")).Has(401, 401003, known.Message);
    }

    [Fact]
    public async Task A_right_secret_forgives_the_failures_before_it()
    {
        await using var hub = await RunningHub.StartAsync(_time);
        var client = await hub.AddClientAsync(longLive: false);
        for (var i = 0; i < 3; i++)
        {
            await FailAsync(hub.Anyone, client.Identifier, 4);
            (await hub.AskForTokenAsync(client)).Has(201, 200000);
        }
    }

    [Fact]
    public async Task Guesses_at_once_are_counted_one_by_one()
    {
        await using var hub = await RunningHub.StartAsync();
        var client = await hub.AddClientAsync(longLive: false);

        var answers = await Task.WhenAll(Enumerable.Range(0, 100).Select(i => hub.Anyone.TryClientAsync(client.Identifier, $"guess {i}")));

        Assert.Equal(5, answers.Count(answer => answer.Code == 401100));
        Assert.Equal(95, answers.Count(answer => answer.Code == 401003));
    }

    [Fact]
    public async Task A_client_whose_secret_the_key_ring_does_not_open_answers_like_any_other()
    {
        await using var hub = await RunningHub.StartAsync();
        var client = await hub.AddClientAsync(longLive: false);
        await hub.ExecuteOnDatabaseAsync($"UPDATE clients SET secret = {TestDatabase.Zeros(150)} WHERE id = {client.Id}");

        var answer = (await hub.AskForTokenAsync(client)).Has(401, 401100);
        (await hub.Anyone.TryClientAsync("no-such-client", client.Secret)).Has(401, 401100, answer.Message);
    }

    private static async Task FailAsync(HubApi caller, string identifier, int times)
    {
        for (var i = 0; i < times; i++)
        {
            (await caller.TryClientAsync(identifier, "wrong")).Has(401, 401100);
        }
    }
}
