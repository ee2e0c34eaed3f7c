using Eventhos.IntegrationTests.Hosting;
using Eventhos.Storage.Postgres;
using Npgsql;

namespace Eventhos.IntegrationTests.Nodes;

/// <summary>A node that freezes within a transaction holds the others up for the time of a lease, and no longer.</summary>
[OneStorage("several nodes are always on PostgreSQL")]
public sealed class SleepingTransactionTests
{
    [Theory]
    [InlineData("SELECT id FROM executions FOR UPDATE")]
    [InlineData("SELECT pg_advisory_xact_lock(x'65766f03'::int, (SELECT max(id)::int FROM received_events))")]
    [InlineData("LOCK TABLE attempts IN ACCESS EXCLUSIVE MODE")]
    public async Task What_it_has_locked_is_let_go(string locks)
    {
        var gate = new Gate();
        await using var consumer = await Receiver.StartAsync(Replies.After(gate, Replies.Ok));
        await using var cluster = await Cluster.CreateAsync();
        var hub = await cluster.StartNodeAsync();
        var kind = await hub.AddEventAsync();
        await hub.AddFlowAsync(kind, new ActionSpec(consumer.Url("/first")), order: 0);
        await hub.AddFlowAsync(kind, new ActionSpec(consumer.Url("/second")), order: 1);
        var sent = await hub.SendAsync(kind);
        await gate.HasArrivedAsync(1);

        // As another node's: the connection, its settings, and then silence.
        using var database = new PostgresDatabase(cluster.ConnectionString, TimeSpan.FromSeconds(Cluster.LeaseSeconds));
        await using var connection = await database.Journal.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await using var take = new NpgsqlCommand(locks, connection, transaction);
        await take.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        gate.Open();

        Assert.All(await hub.SettledExecutionsAsync(sent.EventId), execution => execution.Delivered());
        Assert.Equal(["/first", "/second"], consumer.Calls.Select(call => call.Path));

        // Whoever wakes up finds its transaction gone, takes it for the database being away, and goes on.
        var gone = await Assert.ThrowsAnyAsync<NpgsqlException>(() => take.ExecuteNonQueryAsync(TestContext.Current.CancellationToken));
        Assert.True(PostgresDatabase.IsAway(gone), $"{gone}");
        await using var next = database.Journal.CreateCommand("SELECT 1");
        Assert.Equal(1, await next.ExecuteScalarAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_change_of_the_catalog_waits_for_one_that_sleeps_and_then_goes_on()
    {
        await using var cluster = await Cluster.CreateAsync();
        var hub = await cluster.StartNodeAsync();
        using var database = new PostgresDatabase(cluster.ConnectionString, TimeSpan.FromSeconds(Cluster.LeaseSeconds));
        await using var connection = await database.Source.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await using var take = new NpgsqlCommand("SELECT pg_advisory_xact_lock($1)", connection, transaction) { Parameters = { new() { Value = PostgresLocks.Catalog } } };
        await take.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);

        await hub.AddEventAsync();
    }

    [Fact]
    public async Task Connections_that_come_from_the_pool_have_their_settings()
    {
        await using var cluster = await Cluster.CreateAsync();
        using var database = new PostgresDatabase($"{cluster.ConnectionString};Maximum Pool Size=1", TimeSpan.FromSeconds(7));
        for (var i = 0; i < 3; i++)
        {
            await using var connection = await database.Journal.OpenConnectionAsync(TestContext.Current.CancellationToken);
            await using var ask = new NpgsqlCommand(
                "SELECT concat_ws(' ', current_setting('idle_in_transaction_session_timeout'), current_setting('jit'), current_setting('enable_seqscan'), current_setting('plan_cache_mode'))",
                connection);
            Assert.Equal("7s off off force_generic_plan", await ask.ExecuteScalarAsync(TestContext.Current.CancellationToken));
        }
    }
}
