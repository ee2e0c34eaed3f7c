using Eventhos.IntegrationTests.Hosting;

namespace Eventhos.IntegrationTests.Delivery;

/// <summary>Chains of replies: seen from both ends, bounded, and broken by nothing.</summary>
public sealed class ReplyChainTests(RunningHub hub) : IClassFixture<RunningHub>
{
    [Fact]
    public async Task An_event_shows_the_replies_that_came_of_it()
    {
        await using var receiver = await Receiver.StartAsync(Replies.Json("{}"));
        var (answered, unheard) = (await hub.AddFlowAsync(new ActionSpec(receiver.Url("/told"))), await hub.AddEventAsync());
        var kind = await hub.AddEventAsync();
        await hub.AddFlowAsync(kind, new ActionSpec(receiver.Url("/a")) { ReplyTo = answered.Event.Identifier });
        await hub.AddFlowAsync(kind, new ActionSpec(receiver.Url("/b")) { ReplyTo = unheard.Identifier }, order: 1);
        await hub.AddFlowAsync(kind, new ActionSpec(receiver.Url("/c")), order: 2);

        var sent = await hub.SettledAsync((await hub.SendAsync(kind)).EventId);
        var told = Assert.Single(await hub.LoggedAsync(answered.Event, 1)).Number("id");
        var lost = Assert.Single(await hub.LoggedAsync(unheard, 1));
        var executions = sent["executedEventContracts"].Items;
        Assert.Equal(
            [(told, executions[0].Number("detailId"), answered.Event.Identifier), (lost.Number("id"), executions[1].Number("detailId"), unheard.Identifier)],
            sent["replies"].Items.Select(reply => (reply.Number("receivedEventId"), reply.Number("executionDetailId"), reply.Text("eventIdentifier"))));
        Assert.Empty((await hub.SettledAsync(told))["replies"].Items);

        // Nobody listens to it: kept, and seen to be so.
        Assert.Equal("[null]", lost["state"].Raw);
        Assert.Empty((await hub.ReceivedAsync(lost.Number("id")))["executedEventContracts"].Items);
    }

    [Fact]
    public async Task A_reply_to_an_event_that_was_deleted_is_a_warning_on_the_execution_and_in_its_event()
    {
        await using var receiver = await Receiver.StartAsync(Replies.Json("{}"));
        var deleted = await hub.AddEventAsync();
        var flow = await hub.AddFlowAsync(new ActionSpec(receiver.Url()) { ReplyTo = deleted.Identifier });
        (await hub.Admin.DeleteAsync($"/event/{deleted.Id}")).Has(201, 200001);

        var sent = await hub.SettledAsync(await flow.SendAsync());
        var execution = Assert.Single(sent["executedEventContracts"].Items);
        Assert.Equal("processed", execution.Text("state"));
        Assert.Contains(deleted.Identifier, Assert.Single(execution["warnings"].Items).AsText(), StringComparison.Ordinal);
        Assert.Contains(deleted.Identifier, Assert.Single((await hub.ExecutionAsync(execution.Number("detailId"))).Warnings), StringComparison.Ordinal);
        Assert.Empty(sent["replies"].Items);
    }

    [Fact]
    public async Task Two_events_that_reply_to_each_other_stop_at_the_bound_and_the_whole_path_can_be_followed()
    {
        await using var receiver = await Receiver.StartAsync(Replies.Json("{}"));
        var (ping, pong) = (await hub.AddEventAsync(), await hub.AddEventAsync());
        await hub.AddFlowAsync(ping, new ActionSpec(receiver.Url()) { ReplyTo = pong.Identifier });
        await hub.AddFlowAsync(pong, new ActionSpec(receiver.Url()) { ReplyTo = ping.Identifier });

        var first = (await hub.SendAsync(ping)).EventId;
        var pings = await hub.LoggedAsync(ping, 5);
        var current = await hub.SettledAsync(first);
        var path = new List<long> { first };
        while (current["replies"].Items is [var reply])
        {
            path.Add(reply.Number("receivedEventId"));
            current = await hub.SettledAsync(path[^1]);
            var origin = current["receivedEvent"]["reply"];
            Assert.Equal((first, path[^2], path.Count - 1), (origin.Number("rootReceivedEventId"), origin.Number("receivedEventId"), origin.Number("depth")));
        }

        Assert.Equal(9, path.Count);
        Assert.Equal(pings.Select(item => item.Number("id")), path.Where((_, i) => i % 2 == 0));
        Assert.Contains("8 deep", Assert.Single(Assert.Single(current["executedEventContracts"].Items)["warnings"].Items).AsText(), StringComparison.Ordinal);
        Assert.Equal(9, receiver.Calls.Count);
    }

    [Fact]
    public async Task A_chain_that_branches_stops_at_the_bound_on_its_events_and_says_why()
    {
        await using var bounded = await RunningHub.StartAsync(("Replies:MaxEvents", "20"), ("Delivery:Concurrency", "4"));
        await using var receiver = await Receiver.StartAsync(Replies.Json("{}"));
        var kind = await bounded.AddEventAsync();
        for (var branch = 0; branch < 3; branch++)
        {
            await bounded.AddFlowAsync(kind, new ActionSpec(receiver.Url()) { ReplyTo = kind.Identifier });
        }

        var root = (await bounded.SendAsync(kind)).EventId;
        await Eventually.TrueAsync(
            async () => (await bounded.Admin.GetAsync("/event/received?state=processing")).Content.Number("totalItems") == 0, () => "everything is settled");

        // 9840 without the bound; some more than it, for those under way at once do not see each other.
        var events = await bounded.LoggedAsync(kind, 21);
        Assert.InRange(events.Count, 21, 100);
        var last = await bounded.SettledAsync(events[^1].Number("id"));
        Assert.All(last["executedEventContracts"].Items, execution => Assert.Equal(
            $"The response was not received as event {kind.Identifier}: event {root} has set off 20 replies already.",
            Assert.Single(execution["warnings"].Items).AsText()));
    }

    [Fact]
    public async Task A_retry_in_a_chain_goes_on_at_its_depth()
    {
        await using var receiver = await Receiver.StartAsync(Replies.Json("{}"));
        receiver.Answers("/second", Replies.InTurn(Replies.Status(500), Replies.Json("{}")));
        var last = await hub.AddEventAsync();
        var second = await hub.AddFlowAsync(new ActionSpec(receiver.Url("/second")) { ReplyTo = last.Identifier });
        var first = await hub.AddFlowAsync(new ActionSpec(receiver.Url("/first")) { ReplyTo = second.Event.Identifier });
        var root = await first.SendAsync();
        await hub.SettledAsync(root);
        var reply = Assert.Single(await hub.LoggedAsync(second.Event, 1)).Number("id");
        var failed = new FailedDelivery(second, reply, (await hub.SettledExecutionAsync(reply)).GaveUp("http_error").Id);

        var retry = (await hub.Admin.RetryAsync(failed)).Has(200, 200000).EventId;
        (await hub.SettledExecutionAsync(retry)).Delivered();
        var origin = (await hub.ReceivedAsync(Assert.Single(await hub.LoggedAsync(last, 1)).Number("id")))["receivedEvent"]["reply"];
        Assert.Equal((root, retry, 2), (origin.Number("rootReceivedEventId"), origin.Number("receivedEventId"), origin.Number("depth")));
        Assert.Equal((root, 1), (
            (await hub.ReceivedAsync(retry))["receivedEvent"]["reply"].Number("rootReceivedEventId"), (await hub.ReceivedAsync(retry))["receivedEvent"]["reply"].Number("depth")));
        Assert.Equal([reply], (await hub.ReceivedAsync(root))["replies"].Items.Select(item => item.Number("receivedEventId")));
    }
}
