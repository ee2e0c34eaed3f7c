using Eventhos.IntegrationTests.Hosting;

namespace Eventhos.IntegrationTests.Nodes;

/// <summary>Nodes that die, or are not heard of, leave nothing undone and do nothing that is not theirs any more.</summary>
[OneStorage("several nodes are always on PostgreSQL")]
public sealed class LeaseTests
{
    private const int Events = 100;

    [Fact]
    public async Task What_a_killed_node_held_is_carried_out_by_another()
    {
        var gate = new Gate();
        await using var consumer = await Receiver.StartAsync(Replies.After(gate, Replies.Ok));
        await using var cluster = await Cluster.CreateAsync();
        var survivor = await cluster.StartNodeAsync();
        var flow = await survivor.AddFlowAsync(new ActionSpec(consumer.Url()));
        var victim = await cluster.StartProcessAsync();
        using var http = new HttpClient { BaseAddress = victim.Address };
        var sent = await SendAsync(http, flow, Events);
        await gate.HasArrivedAsync(1);

        await victim.KillAsync();
        gate.Open();

        await ProcessedAsync(survivor, Events);
        AssertEach(consumer, sent);
    }

    [Fact]
    public async Task A_node_that_was_stopped_for_long_starts_nothing_that_another_has_taken_over()
    {
        var gate = new Gate();
        await using var consumer = await Receiver.StartAsync(Replies.After(gate, Replies.Ok));
        await using var cluster = await Cluster.CreateAsync();
        var survivor = await cluster.StartNodeAsync();
        var flow = await survivor.AddFlowAsync(new ActionSpec(consumer.Url()));
        var sleeper = await cluster.StartProcessAsync();
        using var http = new HttpClient { BaseAddress = sleeper.Address };
        var sent = await SendAsync(http, flow, Events);
        await gate.HasArrivedAsync(1);
        var inFlight = gate.Arrived;

        await Cluster.SignalAsync(sleeper, "STOP");
        gate.Open();
        await ProcessedAsync(survivor, Events);
        await Cluster.SignalAsync(sleeper, "CONT");

        // It is of use again, under a new lease.
        var more = await SendAsync(http, flow, 10);
        await ProcessedAsync(survivor, Events + 10);
        AssertEach(consumer, [.. sent, .. more]);
        Assert.InRange(consumer.Calls.Count, Events + 10, Events + 10 + inFlight);
    }

    [Fact]
    public async Task An_orderly_stop_hands_everything_over_at_once()
    {
        var gate = new Gate();
        await using var consumer = await Receiver.StartAsync(Replies.After(gate, Replies.Ok));
        await using var cluster = await Cluster.CreateAsync();
        var survivor = await cluster.StartNodeAsync();
        var flow = await survivor.AddFlowAsync(new ActionSpec(consumer.Url()));
        var leaver = await cluster.StartNodeAsync(("Server:ShutdownSeconds", "1"));
        await Eventually.TrueAsync(async () => (await leaver.SendAsync(flow.Event)).Status == 200, () => "the other node knows the contract");
        await SendAsync(leaver.Http, flow, Events - 1);
        await gate.HasArrivedAsync(1);

        await leaver.StopAsync();
        gate.Open();

        await ProcessedAsync(survivor, Events);
    }

    private static async Task<IReadOnlyList<long>> SendAsync(HttpClient http, Flow flow, int count)
    {
        var ids = new List<long>();
        while (ids.Count < count)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, Sending.PathOf(flow.Event)) { Content = new StringContent("{}", System.Text.Encoding.UTF8, "application/json") };
            request.Headers.Add("access-key", flow.Event.AccessKey);
            using var answer = await http.SendAsync(request, TestContext.Current.CancellationToken);
            if ((int)answer.StatusCode == 200)
            {
                ids.Add(long.Parse(answer.Headers.GetValues("eventhos-event-id").Single()));
            }
        }

        return ids;
    }

    private static Task ProcessedAsync(RunningHub hub, int count) => Eventually.TrueAsync(
        async () => (await hub.Admin.GetAsync("/event/received?state=processed&itemsPerPage=1")).Has(200, 200000).Content.Number("totalItems") == count,
        () => $"{count} events are processed");

    /// <summary>Every event arrived; those that arrived more often are recognised by their webhook-id.</summary>
    private static void AssertEach(Receiver consumer, IReadOnlyList<long> sent)
    {
        var ids = consumer.Calls.Select(call => call.WebhookId).ToHashSet();
        Assert.Equal(sent.Count, ids.Count);
    }
}
