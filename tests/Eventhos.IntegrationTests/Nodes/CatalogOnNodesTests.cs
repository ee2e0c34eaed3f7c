using Eventhos.IntegrationTests.Hosting;

namespace Eventhos.IntegrationTests.Nodes;

/// <summary>What is changed on one node is in force on the others.</summary>
[OneStorage("several nodes are always on PostgreSQL")]
public sealed class CatalogOnNodesTests
{
    [Fact]
    public async Task What_one_node_is_told_all_carry_out()
    {
        await using var consumer = await Receiver.StartAsync();
        await using var cluster = await Cluster.CreateAsync();
        var (one, other) = (await cluster.StartNodeAsync(), await cluster.StartNodeAsync());
        var flow = await one.AddFlowAsync(new ActionSpec(consumer.Url()));

        await Eventually.TrueAsync(async () => (await other.SendAsync(flow.Event)).Status == 200, () => "the other node knows the contract");

        await Eventually.TrueAsync(() => consumer.Calls.Count == 1, () => "the event is delivered");
    }

    [Fact]
    public async Task A_revoked_client_is_refused_by_all_nodes()
    {
        await using var cluster = await Cluster.CreateAsync();
        var (one, other) = (await cluster.StartNodeAsync(), await cluster.StartNodeAsync());
        var kind = await one.AddEventAsync();
        await Eventually.TrueAsync(async () => (await other.SendAsync(kind)).Status == 203, () => "the other node knows the event");

        (await one.Admin.PutAsync($"/auth/client/{kind.Producer.Client.Id}/revoke", new { revoke = true })).Has(201, 200001);

        await Eventually.TrueAsync(async () => (await other.SendAsync(kind)).Status == 403, () => "the other node refuses the client");
    }

    [Fact]
    public async Task Permissions_that_are_taken_away_are_gone_on_all_nodes()
    {
        await using var cluster = await Cluster.CreateAsync();
        var (one, other) = (await cluster.StartNodeAsync(), await cluster.StartNodeAsync());
        var client = await one.AddClientAsync(longLive: true, 1);
        var caller = new HubApi(other.Http, client.Token);
        (await caller.GetAsync("/system")).Has(200, 200000);

        (await one.Admin.PutAsync($"/auth/client/{client.SubjectId}/role", new { roles = Array.Empty<object>(), originalRolesList = Array.Empty<object>() })).Has(201, 200000);

        await Eventually.TrueAsync(async () => (await caller.GetAsync("/system")).Status == 401, () => "the other node refuses the client");
    }

    [Fact]
    public async Task Changes_on_both_nodes_at_once_leave_one_whole_audit_log()
    {
        await using var cluster = await Cluster.CreateAsync();
        var (one, other) = (await cluster.StartNodeAsync(), await cluster.StartNodeAsync());

        await Task.WhenAll(Enumerable.Range(0, 40).Select(i => (i % 2 == 0 ? one : other).AddEventAsync()));

        var ids = (await one.Admin.GetAsync("/audit?itemsPerPage=1000&order=asc")).Has(200, 200000).Content["items"].Items.Select(row => row.Number("id")).ToList();
        Assert.Equal(Enumerable.Range(1, ids.Count).Select(id => (long)id), ids);
    }
}
