using Eventhos.IntegrationTests.Hosting;

namespace Eventhos.IntegrationTests.Nodes;

/// <summary>Who carries out what is seen on any node.</summary>
[OneStorage("several nodes are always on PostgreSQL")]
public sealed class NodeDirectoryTests
{
    [Fact]
    public async Task Any_node_shows_all_nodes_and_what_each_of_them_holds()
    {
        var gate = new Gate();
        await using var consumer = await Receiver.StartAsync(Replies.After(gate, Replies.Ok));
        await using var cluster = await Cluster.CreateAsync();
        var first = await cluster.StartNodeAsync(("Cluster:Node", "first"), ("Delivery:ConcurrencyPerAction", "4"), ("Delivery:ExecutionsInMemoryPerAction", "4"));
        await cluster.StartNodeAsync(("Cluster:Node", "second"));
        var flow = await first.AddFlowAsync(new ActionSpec(consumer.Url()));
        await Eventually.TrueAsync(async () => (await NodesAsync(first)).Count == 2, () => "both nodes are seen");
        for (var i = 0; i < 3; i++)
        {
            await flow.SendAsync();
        }

        await gate.HasArrivedAsync(1);
        await Eventually.TrueAsync(
            async () => (await NodesAsync(first)) is [var a, var b] && a.Number("executions") + b.Number("executions") == 3
                && b.Number("changesBehind") == 0 && a.Number("changesBehind") == 0,
            () => "three executions are leased, and nobody is behind");

        var shown = await ClusterAsync(first);
        Assert.Equal(("first", Cluster.LeaseSeconds), (shown.Text("node"), shown.Number("leaseSeconds")));
        Assert.Equal([("first", "alive"), ("second", "alive")], shown["nodes"].Items.Select(node => (node.Text("node"), node.Text("state"))));
        gate.Open();
        await Eventually.TrueAsync(async () => (await NodesAsync(first)).Sum(node => node.Number("executions")) == 0, () => "nothing is held any more");
        Assert.Equal((0, 0), ((await ClusterAsync(first)).Number("waitingExecutions"), (await ClusterAsync(first)).Number("lagSeconds")));
    }

    [Fact]
    public async Task What_waits_for_a_node_is_counted()
    {
        var gate = new Gate();
        await using var consumer = await Receiver.StartAsync(Replies.After(gate, Replies.Ok));
        await using var hub = await RunningHub.StartAsync(("Delivery:ConcurrencyPerAction", "1"), ("Delivery:ExecutionsInMemoryPerAction", "1"));
        var flow = await hub.AddFlowAsync(new ActionSpec(consumer.Url()));
        for (var i = 0; i < 5; i++)
        {
            await flow.SendAsync();
        }

        var shown = await ClusterAsync(hub);
        Assert.Equal(5, shown["nodes"].Items.Sum(node => node.Number("executions")) + shown.Number("waitingExecutions"));
        Assert.InRange(shown.Number("waitingExecutions"), 1, 4);
        gate.Open();
        await Eventually.TrueAsync(async () => (await ClusterAsync(hub)).Number("waitingExecutions") == 0, () => "nothing waits any more");
    }

    [Fact]
    public async Task Of_a_node_that_is_not_heard_of_it_is_said_until_others_have_taken_over()
    {
        await using var cluster = await Cluster.CreateAsync();
        var survivor = await cluster.StartNodeAsync(("Cluster:Node", "survivor"));
        var victim = await cluster.StartProcessAsync();
        await Eventually.TrueAsync(async () => (await NodesAsync(survivor)).Count == 2, () => "both nodes are seen");
        await victim.KillAsync();
        await Eventually.TrueAsync(async () => (await NodesAsync(survivor)) is [var only] && only.Text("node") == "survivor", () => "the dead node is forgotten");
    }

    private static async Task<Json> ClusterAsync(RunningHub hub) => (await hub.Admin.GetAsync("/cluster")).Has(200, 200000).Content;

    private static async Task<IReadOnlyList<Json>> NodesAsync(RunningHub hub) => [.. (await ClusterAsync(hub))["nodes"].Items];
}
