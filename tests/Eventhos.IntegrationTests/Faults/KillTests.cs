using Eventhos.Engine.Execute;

namespace Eventhos.IntegrationTests.Faults;

public sealed class KillTests
{
    private const int Kills = 20;
    private const int Connections = 12;

    // Contracts of the rig times the concurrency limit of a lane are on the wire at most when the hub dies; the others were answered and not settled.
    private const int MostInFlight = (6 * 32) + SettleQueue.MostUnsettled;

    [Fact]
    public async Task Acknowledged_events_survive_twenty_kills_in_a_row()
    {
        var ct = TestContext.Current.CancellationToken;
        var random = new Random(20_260_101);
        await using var rig = new KillRig();
        await rig.SetUpAsync(ct);
        for (var kill = 0; kill < Kills; kill++)
        {
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
            var sending = rig.SendAsync(Connections, stop.Token);
            var before = rig.Acknowledgements.Count;
            var moment = random.Next(20, 400);
            await Eventually.HoldsAsync(() => rig.Acknowledgements.Count - before >= moment, ct);
            await rig.Hub.KillAsync();
            await stop.CancelAsync();
            await sending;
            await rig.Hub.StartAsync(ct);
        }

        await Eventually.HoldsAsync(async () => await rig.UnsettledAsync() == 0, ct);
        var arrivals = rig.Consumer.Arrivals.ToLookup(arrival => arrival.Seq);
        await Promises.AssertKeptAsync(rig, arrivals);
        AssertRecognisable(rig.Consumer.Arrivals);
        AssertOrderHeld(rig, arrivals);
    }

    private static void AssertRecognisable(IReadOnlyCollection<Arrival> arrivals)
    {
        var executions = arrivals.GroupBy(arrival => (arrival.Contract, arrival.Seq)).ToList();
        Assert.All(executions, execution => Assert.Single(execution.Select(arrival => arrival.WebhookId).Distinct()));
        Assert.Equal(executions.Count, arrivals.Select(arrival => arrival.WebhookId).Distinct().Count());

        var repeated = arrivals.Count - executions.Count;
        Assert.InRange(repeated, 0, Kills * MostInFlight);
    }

    private static void AssertOrderHeld(KillRig rig, ILookup<long, Arrival> arrivals)
    {
        foreach (var (seq, _) in rig.Acknowledgements.Where(entry => entry.Value.Kind == "ordered"))
        {
            long First(string contract) => arrivals[seq].Where(arrival => arrival.Contract == contract).Min(arrival => arrival.Order);
            Assert.True(First("second") > First("first"), $"second before first for {seq}");
            Assert.True(First("second") > First("beside"), $"second before beside for {seq}");
            Assert.True(First("third") > First("second"), $"third before second for {seq}");
        }
    }
}
