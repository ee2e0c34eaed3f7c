using Eventhos.IntegrationTests.Hosting;

namespace Eventhos.IntegrationTests.Nodes;

/// <summary><c>eventhos audit verify</c> as an administrator calls it on a node: the settings say where the log is.</summary>
[OneStorage("several nodes are always on PostgreSQL")]
public sealed class AuditOnNodesTests
{
    [Fact]
    public async Task The_command_reads_the_database_that_the_settings_name_while_nodes_run()
    {
        await using var cluster = await Cluster.CreateAsync();
        var (one, other) = (await cluster.StartNodeAsync(), await cluster.StartNodeAsync());
        await one.AddEventAsync();
        await other.AddEventAsync();

        var whole = await VerifyAsync(cluster);
        await one.AddEventAsync();
        await (await PostgresServer.SharedAsync()).ExecuteAsync(cluster.Database, "UPDATE audit_log SET actor_name = 'somebody' WHERE id = 3");
        var changed = await VerifyAsync(cluster);

        Assert.Equal(0, whole.Code);
        Assert.Contains("none changed, none missing", whole.Said, StringComparison.Ordinal);
        Assert.Equal(1, changed.Code);
        Assert.Contains("Entry 3 was changed", changed.Said, StringComparison.Ordinal);
    }

    private static Task<(int Code, string Said)> VerifyAsync(Cluster cluster) => HubCommand.RunOnAsync(cluster.ConnectionString, "audit", "verify");
}
