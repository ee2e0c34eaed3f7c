using System.Globalization;
using Eventhos.IntegrationTests.Hosting;
using Npgsql;

namespace Eventhos.IntegrationTests.Nodes.FaultRun;

/// <summary>
/// Three nodes and one PostgreSQL under load, harmed at random. <c>EVENTHOS_FAULT_SECONDS</c> makes it longer, <c>EVENTHOS_FAULT_SEED</c> other.
/// </summary>
[OneStorage("several nodes are always on PostgreSQL")]
public sealed class FaultRunTests
{
    private const int LeaseSeconds = 5;
    private const int Connections = 8;

    private static readonly int Seed = Setting("EVENTHOS_FAULT_SEED", 1);
    private static readonly int Seconds = Setting("EVENTHOS_FAULT_SECONDS", 20);

    [Fact]
    public async Task Whatever_happens_to_nodes_and_database_what_was_acknowledged_is_carried_out()
    {
        var ct = TestContext.Current.CancellationToken;
        await using var server = await PostgresServer.StartAsync("fsync=on", "full_page_writes=on");
        await server.ExecuteAsync("postgres", "CREATE DATABASE hub");
        var nodes = new List<NodeUnderFaults>();
        try
        {
            nodes.AddRange(new[] { "a", "b", "c" }.Select(name => new NodeUnderFaults(name, server, LeaseSeconds)));
            await using var consumer = await NodeConsumer.StartAsync(port => NodeOf(nodes, port), Seed);
            var kinds = await SetUpAsync(server, consumer);
            await LeaseHistory.KeepAsync(server);
            await Task.WhenAll(nodes.Select(node => node.Process.StartAsync(ct)));

            var load = new Load(nodes, kinds);
            using var stop = new CancellationTokenSource();
            var sending = load.RunAsync(Connections, Seed, stop.Token);
            var tormentor = new Tormentor(server, nodes, LeaseSeconds, Seed);
            await tormentor.RunAsync(TimeSpan.FromSeconds(Seconds), ct);
            await stop.CancelAsync();
            await sending;

            await SettledAsync(server);
            await using var connection = new NpgsqlConnection($"{server.ConnectionString("hub")};Pooling=false");
            await connection.OpenAsync(ct);
            var ledger = new Ledger(load, consumer.Deliveries, tormentor.Faults);
            await ledger.CloseAsync(connection);
            TestContext.Current.TestOutputHelper!.WriteLine($"seed         {Seed}{Environment.NewLine}{ledger}");
            Assert.True(ledger.Wrong.Count == 0, $"seed {Seed}{Environment.NewLine}{ledger}{Environment.NewLine}{string.Join(Environment.NewLine, ledger.Wrong.Take(30))}");
            Assert.NotEmpty(load.Acknowledgements);
        }
        finally
        {
            foreach (var node in nodes)
            {
                await node.DisposeAsync();
            }
        }
    }

    private static int Setting(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var value) ? value : otherwise;

    private static string? NodeOf(IReadOnlyList<NodeUnderFaults> nodes, int port)
    {
        var running = nodes.Where(node => node.Process.IsRunning).ToDictionary(node => node.Process.Id, node => node.Name);
        return SocketOwners.Find(port, running.Keys) is { } process ? running[process] : null;
    }

    /// <summary>By a node of this process, which leaves before the others come.</summary>
    private static async Task<IReadOnlyDictionary<string, EventKind>> SetUpAsync(PostgresServer server, NodeConsumer consumer)
    {
        await using var hub = await RunningHub.StartAsync(("Storage:ConnectionString", server.ConnectionString("hub")));
        var producer = await hub.AddProducerAsync();
        var kinds = new Dictionary<string, EventKind>(StringComparer.Ordinal);
        (string Kind, string Contract, int Order)[] contracts =
        [
            ("single", "one", 0), ("ordered", "first", 1), ("ordered", "beside", 1), ("ordered", "second", 2), ("ordered", "third", 3), ("failing", "refused", 0),
        ];
        foreach (var (kind, contract, order) in contracts)
        {
            if (!kinds.TryGetValue(kind, out var added))
            {
                kinds[kind] = added = await hub.AddEventAsync(producer);
            }

            await hub.AddFlowAsync(added, new ActionSpec($"{consumer.Address}/{contract}") { Template = """{"seq":"${.body.seq}"}""" }, order);
        }

        return kinds;
    }

    private static Task SettledAsync(PostgresServer server) => Eventually.TrueAsync(
        async () =>
        {
            await using var connection = new NpgsqlConnection($"{server.ConnectionString("hub")};Pooling=false");
            await connection.OpenAsync();
            await using var command = new NpgsqlCommand("SELECT NOT EXISTS (SELECT 1 FROM executions WHERE settled_at IS NULL)", connection);
            return (bool)(await command.ExecuteScalarAsync())!;
        },
        () => "everything is settled");
}
