using Eventhos.IntegrationTests.Hosting;

namespace Eventhos.IntegrationTests.Delivery;

/// <summary>Responses that are received as events.</summary>
public sealed class ReplyTests(RunningHub hub) : IClassFixture<RunningHub>
{
    [Fact]
    public async Task A_response_becomes_an_event_whose_executions_tell_where_it_comes_from()
    {
        await using var receiver = await Receiver.StartAsync();
        receiver.Answers("/ask", Replies.Json("""{ "answer":42.0 }"""));
        var answered = await hub.AddFlowAsync(new ActionSpec(receiver.Url("/told")));
        var asked = await hub.AddFlowAsync(new ActionSpec(receiver.Url("/ask")) { ReplyTo = answered.Event.Identifier.ToUpperInvariant() });

        var first = (await asked.CarryOutAsync()).Delivered();
        var item = Assert.Single(await hub.LoggedAsync(answered.Event, 1));
        var reply = (await hub.SettledExecutionAsync(item.Number("id"))).Delivered();

        Assert.Empty(first.Warnings);
        Assert.Equal(asked.Event.Identifier, reply.Content.Text("reply_from"));
        var told = Assert.Single(receiver.CallsTo("/told"));
        Assert.Equal("""{ "answer":42.0 }""", told.Text);
        Assert.Equal("application/json", told.Header("Content-Type"));
        var origin = (await hub.ReceivedAsync(item.Number("id")))["receivedEvent"]["reply"];
        Assert.Equal(asked.Event.Identifier, origin.Text("reply_from"));
        Assert.Equal(first.Id, origin.Number("executionDetailId"));
        Assert.Equal(1, origin.Number("depth"));
    }

    [Fact]
    public async Task A_response_that_is_no_JSON_is_an_event_too()
    {
        await using var receiver = await Receiver.StartAsync(Replies.Text("plain { words", "application/json"));
        receiver.Answers("/told", Replies.Ok);
        var answered = await hub.AddFlowAsync(new ActionSpec(receiver.Url("/told")) { Template = """{"v":"${.body}"}""" });
        var asked = await hub.AddFlowAsync(new ActionSpec(receiver.Url("/ask")) { ReplyTo = answered.Event.Identifier });

        (await asked.CarryOutAsync()).Delivered();
        await hub.SettledExecutionAsync(Assert.Single(await hub.LoggedAsync(answered.Event, 1)).Number("id"));

        Assert.Equal("""{"v":"plain { words"}""", Assert.Single(receiver.CallsTo("/told")).Text);
    }

    [Fact]
    public async Task A_reply_event_without_contracts_is_kept()
    {
        await using var receiver = await Receiver.StartAsync(Replies.Json("[1]"));
        var answered = await hub.AddEventAsync();
        var asked = await hub.AddFlowAsync(new ActionSpec(receiver.Url()) { ReplyTo = answered.Identifier });

        (await asked.CarryOutAsync()).Delivered();

        Assert.Equal("[null]", Assert.Single(await hub.LoggedAsync(answered, 1))["state"].Raw);
    }

    [Fact]
    public async Task A_failure_replies_nothing()
    {
        await using var receiver = await Receiver.StartAsync(Replies.Json("{}", 500));
        var answered = await hub.AddEventAsync();
        var asked = await hub.AddFlowAsync(new ActionSpec(receiver.Url()) { ReplyTo = answered.Identifier });

        (await asked.CarryOutAsync()).GaveUp("http_error");

        Assert.Empty(await hub.LoggedAsync(answered, 0));
    }

    [Fact]
    public async Task An_unknown_reply_event_is_a_warning_and_stops_nothing()
    {
        await using var receiver = await Receiver.StartAsync();
        var flow = await hub.AddFlowAsync(new ActionSpec(receiver.Url()) { ReplyTo = "no-such-event" });

        var execution = (await flow.CarryOutAsync()).Delivered();

        Assert.Contains("no-such-event", Assert.Single(execution.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_event_that_replies_to_itself_stops_at_the_bound_and_says_why()
    {
        await using var receiver = await Receiver.StartAsync(Replies.Json("""{"again":true}"""));
        var kind = await hub.AddEventAsync();
        await hub.AddFlowAsync(kind, new ActionSpec(receiver.Url()) { ReplyTo = kind.Identifier });

        var first = (await hub.SendAsync(kind)).EventId;
        var events = await hub.LoggedAsync(kind, 9);
        var last = (await hub.SettledExecutionAsync(events[^1].Number("id"))).Delivered();

        Assert.Contains("8 deep", Assert.Single(last.Warnings), StringComparison.Ordinal);
        Assert.Equal(9, (await hub.LoggedAsync(kind, 9)).Count);
        Assert.Equal(9, receiver.Calls.Count);
        Assert.Equal(first, events[0].Number("id"));
        var depths = new List<long>();
        foreach (var item in events.Skip(1))
        {
            var reply = (await hub.ReceivedAsync(item.Number("id")))["receivedEvent"]["reply"];
            Assert.Equal(first, reply.Number("rootReceivedEventId"));
            depths.Add(reply.Number("depth"));
        }

        Assert.Equal([1, 2, 3, 4, 5, 6, 7, 8], depths);
    }

    [Fact]
    public async Task The_bound_on_replies_can_be_set()
    {
        await using var shallow = await RunningHub.StartAsync(("Replies:MaxDepth", "0"));
        await using var receiver = await Receiver.StartAsync();
        var kind = await shallow.AddEventAsync();
        var flow = await shallow.AddFlowAsync(kind, new ActionSpec(receiver.Url()) { ReplyTo = kind.Identifier });

        Assert.Single((await flow.CarryOutAsync()).Delivered().Warnings);
        Assert.Single(await shallow.LoggedAsync(kind, 1));
    }

    [Fact]
    public async Task A_reply_starts_beside_the_next_order()
    {
        await using var receiver = await Receiver.StartAsync(Replies.Json("{}"));
        var gate = new Gate();
        receiver.Answers("/reply", Replies.After(gate, Replies.Ok));
        var answered = await hub.AddFlowAsync(new ActionSpec(receiver.Url("/reply")));
        var kind = await hub.AddEventAsync();
        await hub.AddFlowAsync(kind, new ActionSpec(receiver.Url("/first")) { ReplyTo = answered.Event.Identifier }, order: 0);
        await hub.AddFlowAsync(kind, new ActionSpec(receiver.Url("/second")), order: 1);

        var executions = await hub.SettledExecutionsAsync((await hub.SendAsync(kind)).EventId);
        gate.Open();

        Assert.All(executions, execution => execution.Delivered());
        await hub.SettledAsync(Assert.Single(await hub.LoggedAsync(answered.Event, 1)).Number("id"));
    }
}
