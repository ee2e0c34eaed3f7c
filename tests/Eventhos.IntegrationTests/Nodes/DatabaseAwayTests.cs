using System.Diagnostics;
using Eventhos.IntegrationTests.Hosting;
using Eventhos.IntegrationTests.Nodes.FaultRun;
using Npgsql;

namespace Eventhos.IntegrationTests.Nodes;

/// <summary>A database that goes away, in every way it can, and comes back.</summary>
[OneStorage("several nodes are always on PostgreSQL")]
public sealed class DatabaseAwayTests
{
    // A busy machine's three seconds. Until the client library has given up a statement, it takes about 40.
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(15);

    [Fact]
    public Task A_killed_database_is_waited_for() => AssertSurvivesAsync(
        static (server, _) => server.Kill(),
        static (server, _) => server.ResumeAsync());

    [Fact]
    public Task Connections_that_are_dropped_are_made_again() => AssertSurvivesAsync(
        static (_, proxy) => proxy.Cut(),
        static (_, proxy) => HealAsync(proxy));

    [Fact]
    public Task A_database_that_says_nothing_any_more_is_given_up_soon() => AssertSurvivesAsync(
        static (_, proxy) => proxy.Swallow(),
        static (_, proxy) => HealAsync(proxy));

    [Fact]
    public async Task An_event_on_its_way_to_a_database_that_says_nothing_is_answered_soon_and_carried_out_once_if_it_was_stored()
    {
        await using var consumer = await Receiver.StartAsync();
        await using var server = await PostgresServer.StartAsync();
        await server.ExecuteAsync("postgres", "CREATE DATABASE hub");
        await using var proxy = new CuttingProxy(server.Port);
        await using var hub = await RunningHub.StartAsync(("Storage:ConnectionString", server.ConnectionString("hub", proxy.Port)), ("Cluster:LeaseSeconds", "30"));
        var flow = await hub.AddFlowAsync(new ActionSpec(consumer.Url()));
        await flow.CarryOutAsync();

        proxy.Swallow();
        var sent = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => hub.SendAsync(flow.Event))).WaitAsync(
            Soon, TimeProvider.System, TestContext.Current.CancellationToken);
        Assert.All(sent, answer => answer.Has(503, 503000));
        proxy.Heal();

        await Eventually.TrueAsync(async () => (await hub.SendAsync(flow.Event)).Status == 200, () => "events are taken again");
        var stored = await hub.LoggedAsync(flow.Event, 2);
        foreach (var received in stored)
        {
            (await hub.SettledExecutionAsync(received.Number("id"))).Delivered();
        }

        Assert.Equal(stored.Count, consumer.Calls.Count);
        Assert.Equal(stored.Count, consumer.Calls.Select(call => call.WebhookId).Distinct().Count());
    }

    [Fact]
    public async Task A_read_only_database_takes_nothing_and_loses_nothing()
    {
        await using var server = await PostgresServer.StartAsync();
        await using var proxy = new CuttingProxy(server.Port);
        await AssertSurvivesAsync(
            server,
            proxy,
            () => SetReadOnlyAsync(server, "SET default_transaction_read_only = on"),
            () => SetReadOnlyAsync(server, "RESET default_transaction_read_only"));
    }

    [Fact]
    public async Task A_node_that_hears_the_database_first_takes_nothing_from_one_that_hears_it_a_little_later()
    {
        var gate = new Gate();
        await using var consumer = await Receiver.StartAsync(Replies.After(gate, Replies.Ok));
        await using var server = await PostgresServer.StartAsync();
        await using var proxy = new CuttingProxy(server.Port);
        await using var cluster = await Cluster.CreateAsync(server);
        var first = await cluster.StartNodeAsync(("Cluster:Node", "first"));
        var later = await cluster.StartNodeAsync(("Cluster:Node", "later"), ("Storage:ConnectionString", server.ConnectionString("hub", proxy.Port)));
        var flow = await later.AddFlowAsync(new ActionSpec(consumer.Url()));
        var held = await flow.SendAsync();
        await gate.HasArrivedAsync(1);

        // Away for longer than a lease; nobody can have renewed anything.
        proxy.Cut();
        server.Kill();
        await Task.Delay(TimeSpan.FromSeconds(Cluster.LeaseSeconds + 1), TimeProvider.System, TestContext.Current.CancellationToken);
        await server.ResumeAsync();
        await Eventually.TrueAsync(async () => await StateOfAsync(first, "first") == "alive", () => "the first node is heard");
        proxy.Heal();
        await Eventually.TrueAsync(async () => await StateOfAsync(first, "later") == "alive", () => "the later node is heard, under the session it had");
        gate.Open();

        (await first.SettledExecutionAsync(held)).Delivered();
        Assert.Single(consumer.Calls);
    }

    [Fact]
    public async Task A_node_that_is_started_while_the_database_is_away_waits_for_it()
    {
        await using var server = await PostgresServer.StartAsync();
        await server.ExecuteAsync("postgres", "CREATE DATABASE hub");
        await using var node = new NodeUnderFaults("a", server, Cluster.LeaseSeconds);
        node.Proxy.Cut();
        var starting = node.Process.StartAsync(TestContext.Current.CancellationToken);
        await Eventually.TrueAsync(() => node.Proxy.Dropped > 0, () => "the node looks for the database");
        node.Proxy.Heal();
        await starting;
        Assert.True(node.Process.IsRunning);
    }

    /// <summary>What a node shows of one; empty while it can show nothing, or not that one.</summary>
    private static async Task<string> StateOfAsync(RunningHub hub, string node)
    {
        var answer = await hub.Admin.GetAsync("/cluster");
        return answer.Status == 200 ? answer.Content["nodes"].Items.FirstOrDefault(row => row.Text("node") == node)?.Text("state") ?? "" : "";
    }

    private static async Task SetReadOnlyAsync(PostgresServer server, string how)
    {
        await using var connection = new NpgsqlConnection($"{server.ConnectionString("postgres")};Pooling=false;Options=-c default_transaction_read_only=off");
        await connection.OpenAsync();
        await using var change = new NpgsqlCommand($"ALTER SYSTEM {how}", connection);
        await change.ExecuteNonQueryAsync();
        await using var reload = new NpgsqlCommand("SELECT pg_reload_conf()", connection);
        await reload.ExecuteNonQueryAsync();
    }

    private static Task HealAsync(CuttingProxy proxy)
    {
        proxy.Heal();
        return Task.CompletedTask;
    }

    private static async Task AssertSurvivesAsync(Action<PostgresServer, CuttingProxy> take, Func<PostgresServer, CuttingProxy, Task> give)
    {
        await using var server = await PostgresServer.StartAsync();
        await using var proxy = new CuttingProxy(server.Port);
        await AssertSurvivesAsync(
            server,
            proxy,
            () =>
            {
                take(server, proxy);
                return Task.CompletedTask;
            },
            () => give(server, proxy));
    }

    private static async Task AssertSurvivesAsync(PostgresServer server, CuttingProxy proxy, Func<Task> take, Func<Task> give)
    {
        var gate = new Gate();
        await using var consumer = await Receiver.StartAsync(Replies.After(gate, Replies.Ok));
        await server.ExecuteAsync("postgres", "CREATE DATABASE hub");
        await using var hub = await RunningHub.StartAsync(("Storage:ConnectionString", server.ConnectionString("hub", proxy.Port)));
        var flow = await hub.AddFlowAsync(new ActionSpec(consumer.Url()));
        var before = await flow.SendAsync();
        await gate.HasArrivedAsync(1);

        await take();

        // From some seconds on, every event is refused without waiting for the database.
        await Eventually.TrueAsync(async () => await RefusedAtOnceAsync(hub, flow), () => "events are refused at once");
        gate.Open();
        await consumer.HasReceivedAsync(1);
        for (var i = 0; i < 5; i++)
        {
            var refused = (await hub.SendAsync(flow.Event)).Has(503, 503000);
            Assert.True(int.Parse(refused.Headers["Retry-After"]) > 0);
        }

        await give();

        // What was under way is settled, and not sent again; the hub goes on by itself.
        (await hub.SettledExecutionAsync(before)).Delivered();
        await Eventually.TrueAsync(async () => (await hub.SendAsync(flow.Event)).Status == 200, () => "events are taken again");
        await consumer.HasReceivedAsync(2);
        Assert.Equal(consumer.Calls.Count, consumer.Calls.Select(call => call.WebhookId).Distinct().Count());
    }

    private static async Task<bool> RefusedAtOnceAsync(RunningHub hub, Flow flow)
    {
        var watch = Stopwatch.StartNew();
        return (await hub.SendAsync(flow.Event)).Status == 503 && watch.Elapsed < TimeSpan.FromSeconds(1);
    }
}
