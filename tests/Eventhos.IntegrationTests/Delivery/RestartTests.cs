using Eventhos.IntegrationTests.Hosting;

namespace Eventhos.IntegrationTests.Delivery;

/// <summary>What an orderly stop leaves to the next start.</summary>
public sealed class RestartTests
{
    private static readonly (string, string)[] Impatient = [("Server:ShutdownSeconds", "0"), ("Delivery:ConcurrencyPerAction", "2")];

    [Fact]
    public async Task A_stop_hands_back_what_is_not_done_and_the_next_start_finishes_it_with_the_same_webhook_id()
    {
        await using var receiver = await Receiver.StartAsync(Replies.Hang);
        await using var first = await RunningHub.StartAsync(Impatient);
        var flow = await first.AddFlowAsync(new ActionSpec(receiver.Url()));
        var events = new List<long>();
        for (var i = 0; i < 5; i++)
        {
            events.Add(await flow.SendAsync($"{i}"));
        }

        var interrupted = await receiver.HasReceivedAsync(2);
        await first.StopAsync();
        receiver.Answers(Replies.Ok);

        await using var second = await RunningHub.StartAsync(first.Folder, customize: null, Impatient);
        foreach (var id in events)
        {
            var execution = (await second.SettledExecutionAsync(id)).Delivered();
            Assert.Equal(1, execution.Content.Number("tries"));
        }

        var calls = receiver.Calls.Skip(2).ToList();
        Assert.Equal(5, calls.Count);
        Assert.Equal(["0", "1", "2", "3", "4"], calls.Select(call => call.Text).Order());
        Assert.All(interrupted, call => Assert.Contains(calls, again => again.WebhookId == call.WebhookId && again.Text == call.Text));
    }

    [Fact]
    public async Task A_patient_stop_waits_for_what_is_under_way()
    {
        await using var receiver = await Receiver.StartAsync();
        var gate = new Gate();
        receiver.Answers(Replies.After(gate, Replies.Ok));
        await using var first = await RunningHub.StartAsync(("Server:ShutdownSeconds", "60"));
        var flow = await first.AddFlowAsync(new ActionSpec(receiver.Url()));
        var id = await flow.SendAsync();
        await gate.HasArrivedAsync(1);

        var stopping = first.StopAsync();
        gate.Open();
        await Eventually.WithinBoundAsync(stopping);

        await using var second = await RunningHub.StartAsync(first.Folder, customize: null);
        (await second.SettledExecutionAsync(id)).Delivered();
        Assert.Single(receiver.Calls);
    }

    [Fact]
    public async Task Later_orders_follow_after_a_restart()
    {
        await using var receiver = await Receiver.StartAsync();
        receiver.Answers("/first", Replies.Hang);
        await using var first = await RunningHub.StartAsync(Impatient);
        var kind = await first.AddEventAsync();
        await first.AddFlowAsync(kind, new ActionSpec(receiver.Url("/first")), order: 0);
        await first.AddFlowAsync(kind, new ActionSpec(receiver.Url("/second")), order: 1);
        var id = (await first.SendAsync(kind)).EventId;
        await receiver.HasReceivedAsync(1);
        await first.StopAsync();
        receiver.Answers("/first", Replies.Ok);

        await using var second = await RunningHub.StartAsync(first.Folder, customize: null, Impatient);
        var executions = await second.SettledExecutionsAsync(id);

        Assert.All(executions, execution => execution.Delivered());
        Assert.Equal(["/first", "/first", "/second"], receiver.Calls.Select(call => call.Path));
    }

    [Fact]
    public async Task Everything_set_up_and_received_is_there_after_a_restart()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var first = await RunningHub.StartAsync();
        var flow = await first.AddFlowAsync(new ActionSpec(receiver.Url()) { OAuth = new OAuthSpec(receiver.Url("/token")), Template = """{"a":"${.body.a}"}""" });
        receiver.Answers("/token", Replies.Token("t1"));
        var id = await flow.SendAsync("""{"a":1.0}""");
        await first.SettledAsync(id);
        var bearer = first.Admin.Bearer;
        var action = (await first.Admin.GetAsync($"/action/{flow.ActionId}")).Text;
        var logged = (await first.Admin.GetAsync($"/event/received/{id}")).Text;
        await first.StopAsync();

        await using var second = await RunningHub.StartAsync(first.Folder, customize: null);

        Assert.Equal(action, (await second.Anyone.As(bearer).GetAsync($"/action/{flow.ActionId}")).Text);
        Assert.Equal(logged, (await second.Admin.GetAsync($"/event/received/{id}")).Text);
        var again = flow with { Hub = second };
        (await again.CarryOutAsync("""{"a":2.0}""")).Delivered();
        Assert.Equal("""{"a":2.0}""", receiver.CallsTo("/")[1].Text);
    }
}
