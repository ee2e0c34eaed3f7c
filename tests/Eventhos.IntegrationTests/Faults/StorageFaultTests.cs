using Eventhos.IntegrationTests.Hosting;

namespace Eventhos.IntegrationTests.Faults;

/// <summary>A database that takes nothing for a while.</summary>
public sealed class StorageFaultTests
{
    [Fact]
    public async Task An_event_that_can_not_be_stored_is_refused_with_503_and_leaves_nothing_behind()
    {
        await using var hub = await RunningHub.StartAsync(("Delivery:ExecutionsInMemoryPerAction", "2"));
        await using var receiver = await Receiver.StartAsync();
        var flow = await hub.AddFlowAsync(new ActionSpec(receiver.Url()));

        await hub.RefuseWritesAsync("received_events");
        for (var i = 0; i < 5; i++)
        {
            var answer = (await hub.SendAsync(flow.Event)).Has(503, 503000, "The hub is overloaded; try again");
            Assert.True(int.Parse(answer.Headers["Retry-After"]) > 0);
        }

        Assert.Empty(await hub.Admin.ListAsync("/event/received"));
        Assert.Empty(receiver.Calls);

        await hub.AcceptWritesAsync("received_events");
        (await flow.CarryOutAsync()).Delivered();
        Assert.Single(receiver.Calls);
    }

    [Fact]
    public async Task An_attempt_that_can_not_be_recorded_is_recorded_later_and_not_repeated()
    {
        await using var hub = await RunningHub.StartAsync();
        await using var receiver = await Receiver.StartAsync();
        var kind = await hub.AddEventAsync();
        await hub.AddFlowAsync(kind, new ActionSpec(receiver.Url("/first")), order: 0);
        await hub.AddFlowAsync(kind, new ActionSpec(receiver.Url("/second")), order: 1);

        await hub.RefuseWritesAsync("attempts");
        var sent = await hub.SendAsync(kind);
        await receiver.HasReceivedAsync(1);
        Assert.Contains("processing", (await hub.ReceivedAsync(sent.EventId))["executedEventContracts"].Raw, StringComparison.Ordinal);
        await hub.AcceptWritesAsync("attempts");

        Assert.All(await hub.SettledExecutionsAsync(sent.EventId), execution => execution.Delivered());
        Assert.Equal(["/first", "/second"], receiver.Calls.Select(call => call.Path));
    }
}
