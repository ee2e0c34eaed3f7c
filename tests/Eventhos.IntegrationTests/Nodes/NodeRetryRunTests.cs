using Eventhos.IntegrationTests.Hosting;

namespace Eventhos.IntegrationTests.Nodes;

/// <summary>A retry of many belongs to one node, and is not left alone when that node dies.</summary>
[OneStorage("several nodes are always on PostgreSQL")]
public sealed class NodeRetryRunTests
{
    [Fact]
    public async Task A_run_whose_node_was_killed_is_carried_on_by_another_and_retries_each_execution_once()
    {
        const int Failed = 60;
        var fails = true;
        await using var consumer = await Receiver.StartAsync(http => (fails ? Replies.Status(500) : Replies.Ok)(http));
        await using var cluster = await Cluster.CreateAsync();
        var survivor = await cluster.StartNodeAsync();
        var flow = await survivor.AddFlowAsync(new ActionSpec(consumer.Url()));
        await flow.FailManyAsync(Failed);
        fails = false;

        var victim = await cluster.StartProcessAsync();
        using var http = new HttpClient { BaseAddress = victim.Address };
        var elsewhere = new HubApi(http, survivor.Admin.Bearer);
        var run = await elsewhere.RetryManyAsync(new { filter = new { contractId = flow.ContractId }, perSecond = 10 }, Failed);
        await Eventually.TrueAsync(async () => (await survivor.RetryRunAsync(run)).Number("done") >= 5, () => "the run is under way");
        await victim.KillAsync();

        var ended = await survivor.EndedAsync(run);
        Assert.Equal(("completed", Failed, 0, 0), (ended.Text("state"), ended.Number("done"), ended.Number("skipped"), ended.Number("failed")));
        await Eventually.TrueAsync(
            async () => (await survivor.Admin.GetAsync("/event/received?state=processed&itemsPerPage=1")).Has(200, 200000).Content.Number("totalItems") == Failed,
            () => "every retry was carried out");
    }

    [Fact]
    public async Task Two_nodes_never_carry_out_the_same_run()
    {
        const int Failed = 40;
        var fails = true;
        await using var consumer = await Receiver.StartAsync(http => (fails ? Replies.Status(500) : Replies.Ok)(http));
        await using var cluster = await Cluster.CreateAsync();
        var first = await cluster.StartNodeAsync();
        var second = await cluster.StartNodeAsync();
        var flow = await first.AddFlowAsync(new ActionSpec(consumer.Url()));
        await flow.FailManyAsync(Failed);
        fails = false;

        var run = await first.Admin.RetryManyAsync(new { filter = new { contractId = flow.ContractId }, perSecond = 100 }, Failed);

        // Of nothing; but the other node looks for what there is to carry out.
        await second.Admin.RetryManyAsync(new { ids = new[] { 999_999 } }, 0);

        var ended = await second.EndedAsync(run);
        Assert.Equal((Failed, 0, 0), (ended.Number("done"), ended.Number("skipped"), ended.Number("failed")));
    }
}
