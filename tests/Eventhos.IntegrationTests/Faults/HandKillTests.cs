namespace Eventhos.IntegrationTests.Faults;

/// <summary>Kills after a retry by hand was acknowledged, and in the middle of chains of replies.</summary>
public sealed class HandKillTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_retry_that_was_acknowledged_is_carried_out_after_a_kill()
    {
        await using var rig = new KillRig();
        await rig.SetUpAsync(Cancellation);
        rig.Consumer.IsFailing = true;
        for (var i = 0; i < 20; i++)
        {
            Assert.Equal(200, (await rig.SendOneAsync("single", 0, Cancellation)).Status);
        }

        await Eventually.HoldsAsync(async () => await rig.UnsettledAsync() == 0, Cancellation);
        var failed = rig.Acknowledgements.ToDictionary(entry => entry.Key, entry => entry.Value.ReceivedEventId);
        rig.Consumer.IsFailing = false;
        var before = rig.Consumer.Arrivals.Count;
        var retries = new List<long>();
        foreach (var eventId in failed.Values)
        {
            retries.Add(await rig.RetryAsync(eventId));
        }

        await rig.Hub.KillAsync();
        await rig.Hub.StartAsync(Cancellation);
        await Eventually.HoldsAsync(async () => await rig.UnsettledAsync() == 0, Cancellation);

        var states = await rig.StatesAsync();
        Assert.All(retries, id => Assert.Equal(["processed"], states[id]));
        Assert.All(failed.Values, id => Assert.Equal(["retried"], states[id]));
        Assert.Equal(40, states.Count);
        var arrived = rig.Consumer.Arrivals.Skip(before).ToLookup(arrival => arrival.Seq, arrival => arrival.WebhookId);
        Assert.All(failed.Keys, seq => Assert.Single(arrived[seq].Distinct()));
    }

    [Fact]
    public async Task Kills_in_the_middle_of_chains_lose_no_reply_and_make_none_twice()
    {
        var random = new Random(20_260_302);
        await using var rig = new KillRig();
        await rig.SetUpAsync(Cancellation);
        await rig.AddEventAsync("end", [("last", 0)]);
        await rig.AddEventAsync("middle", [("second", 0)], replyTo: "end");
        await rig.AddEventAsync("begin", [("first", 0)], replyTo: "middle");
        for (var kill = 0; kill < 3; kill++)
        {
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
            var sending = rig.SendAsync(6, stop.Token, "begin");
            var before = rig.Acknowledgements.Count;
            var moment = random.Next(20, 100);
            await Eventually.HoldsAsync(() => rig.Acknowledgements.Count - before >= moment, Cancellation);
            await rig.Hub.KillAsync();
            await stop.CancelAsync();
            await sending;
            await rig.Hub.StartAsync(Cancellation);
        }

        await Eventually.HoldsAsync(async () => await rig.UnsettledAsync() == 0, Cancellation);
        var begun = await rig.CountAsync("begin");
        Assert.True(begun >= rig.Acknowledgements.Count);
        Assert.Equal((begun, begun), (await rig.CountAsync("middle"), await rig.CountAsync("end")));
        Assert.All((await rig.StatesAsync()).Values, states => Assert.Equal(["processed"], states));
        var arrivals = rig.Consumer.Arrivals.ToLookup(arrival => arrival.Seq);
        foreach (var seq in rig.Acknowledgements.Keys)
        {
            var webhooks = arrivals[seq].Select(arrival => (arrival.Contract, arrival.WebhookId)).Distinct().Select(arrival => arrival.Contract);
            Assert.Equal(["first", "last", "second"], webhooks.Order(StringComparer.Ordinal));
        }
    }
}
