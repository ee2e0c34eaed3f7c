using Eventhos.IntegrationTests.Hosting;

namespace Eventhos.IntegrationTests.Delivery;

/// <summary>What is bounded, and whom a slow consumer hurts.</summary>
public sealed class IsolationTests
{
    [Fact]
    public async Task A_consumer_that_stands_still_holds_up_no_other()
    {
        await using var hub = await RunningHub.StartAsync(("Delivery:ConcurrencyPerAction", "4"), ("Delivery:ExecutionsInMemoryPerAction", "20"));
        await using var receiver = await Receiver.StartAsync();
        var gate = new Gate();
        receiver.Answers("/slow", Replies.After(gate, Replies.Ok));
        var slow = await hub.AddFlowAsync(new ActionSpec(receiver.Url("/slow")));
        var fast = await hub.AddFlowAsync(new ActionSpec(receiver.Url("/fast")));
        var events = await SendAsync(slow, 100);
        await gate.HasArrivedAsync(4);

        for (var i = 0; i < 20; i++)
        {
            (await fast.CarryOutAsync()).Delivered();
        }

        Assert.Equal(4, gate.Arrived);
        gate.Open();
        foreach (var id in events)
        {
            (await hub.SettledExecutionAsync(id)).Delivered();
        }
    }

    [Fact]
    public async Task One_event_with_a_slow_and_a_fast_consumer_reaches_the_fast_one()
    {
        await using var hub = await RunningHub.StartAsync();
        await using var receiver = await Receiver.StartAsync();
        var gate = new Gate();
        receiver.Answers("/slow", Replies.After(gate, Replies.Ok));
        var kind = await hub.AddEventAsync();
        await hub.AddFlowAsync(kind, new ActionSpec(receiver.Url("/slow")));
        await hub.AddFlowAsync(kind, new ActionSpec(receiver.Url("/fast")));

        var sent = await hub.SendAsync(kind);
        await gate.HasArrivedAsync(1);
        await Eventually.TrueAsync(() => receiver.CallsTo("/fast").Count == 1, () => "the fast consumer got it");

        gate.Open();
        await hub.SettledAsync(sent.EventId);
    }

    [Fact]
    public async Task No_more_requests_of_one_action_are_under_way_than_allowed()
    {
        await using var hub = await RunningHub.StartAsync(("Delivery:ConcurrencyPerAction", "3"));
        await using var receiver = await Receiver.StartAsync();
        var gate = new Gate();
        receiver.Answers("/limited", Replies.After(gate, Replies.Ok));
        var limited = await hub.AddFlowAsync(new ActionSpec(receiver.Url("/limited")));
        var other = await hub.AddFlowAsync(new ActionSpec(receiver.Url("/other")));
        var events = await SendAsync(limited, 20);
        await gate.HasArrivedAsync(3);

        // Everything the hub would start by mistake had its chance before these came back.
        for (var i = 0; i < 10; i++)
        {
            (await other.CarryOutAsync()).Delivered();
        }

        Assert.Equal(3, gate.Arrived);
        gate.Open();
        foreach (var id in events)
        {
            (await hub.SettledExecutionAsync(id)).Delivered();
        }

        Assert.Equal(20, gate.Arrived);
    }

    [Fact]
    public async Task What_exceeds_the_bound_in_memory_is_carried_out_from_the_database_in_order()
    {
        await using var hub = await RunningHub.StartAsync(
            ("Delivery:ConcurrencyPerAction", "1"), ("Delivery:ExecutionsInMemoryPerAction", "4"), ("Delivery:ExecutionsInMemory", "8"));
        await using var receiver = await Receiver.StartAsync();
        var gate = new Gate();
        receiver.Answers(Replies.After(gate, Replies.Ok));
        var flow = await hub.AddFlowAsync(new ActionSpec(receiver.Url()));
        for (var i = 0; i < 60; i++)
        {
            await flow.SendAsync($"{i}");
        }

        gate.Open();
        await receiver.HasReceivedAsync(60);

        Assert.Equal(Enumerable.Range(0, 60).Select(i => $"{i}"), receiver.Calls.Select(call => call.Text));
        Assert.Equal(60, receiver.Calls.Select(call => call.WebhookId).Distinct().Count());
        await AllSettledAsync(hub, 60);
    }

    [Fact]
    public async Task Two_actions_that_overflow_together_are_both_carried_out()
    {
        await using var hub = await RunningHub.StartAsync(
            ("Delivery:ConcurrencyPerAction", "2"), ("Delivery:ExecutionsInMemoryPerAction", "3"), ("Delivery:ExecutionsInMemory", "3"));
        await using var receiver = await Receiver.StartAsync();
        var kind = await hub.AddEventAsync();
        await hub.AddFlowAsync(kind, new ActionSpec(receiver.Url("/a")));
        await hub.AddFlowAsync(kind, new ActionSpec(receiver.Url("/b")));
        await hub.AddFlowAsync(kind, new ActionSpec(receiver.Url("/c")), order: 1);

        await Task.WhenAll(Enumerable.Range(0, 40).Select(i => hub.SendAsync(kind, $"{i}")));
        await AllSettledAsync(hub, 40);

        Assert.Equal(120, receiver.Calls.Count);
        Assert.Equal(120, receiver.Calls.Select(call => call.WebhookId).Distinct().Count());
    }

    [Fact]
    public async Task A_node_full_of_one_actions_work_still_takes_anothers()
    {
        await using var hub = await RunningHub.StartAsync(
            ("Delivery:ConcurrencyPerAction", "2"), ("Delivery:ExecutionsInMemory", "5"), ("Delivery:ExecutionsInMemoryPerAction", "5"));
        await using var receiver = await Receiver.StartAsync();
        var gate = new Gate();
        receiver.Answers("/slow", Replies.After(gate, Replies.Ok));
        var slow = await hub.AddFlowAsync(new ActionSpec(receiver.Url("/slow")));
        var fast = await hub.AddFlowAsync(new ActionSpec(receiver.Url("/fast")));
        await SendAsync(slow, 30);

        (await fast.CarryOutAsync()).Delivered();

        gate.Open();
        await AllSettledAsync(hub, 31);
    }

    private static async Task<IReadOnlyList<long>> SendAsync(Flow flow, int count) =>
        await Task.WhenAll(Enumerable.Range(0, count).Select(_ => flow.SendAsync()));

    private static Task AllSettledAsync(RunningHub hub, int events) => Eventually.TrueAsync(
        async () => (await hub.Admin.GetAsync("/event/received?state=processing")).Content.Number("totalItems") == 0
            && (await hub.Admin.GetAsync("/event/received")).Content.Number("totalItems") == events,
        () => $"all {events} events settled");
}
