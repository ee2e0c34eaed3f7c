using Eventhos.IntegrationTests.Hosting;
using Eventhos.Storage.Nodes;
using Eventhos.Storage.Postgres;
using Eventhos.Storage.Postgres.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;

namespace Eventhos.IntegrationTests.Nodes;

/// <summary>A node comes to its work, however long that takes and whatever is in its way.</summary>
[OneStorage("several nodes are always on PostgreSQL")]
public sealed class StartOfNodesTests
{
    [Fact]
    public async Task A_start_that_takes_longer_than_a_lease_keeps_its_session()
    {
        await using var cluster = await Cluster.CreateAsync();
        await cluster.StartNodeAsync();

        // Its session is open by then, and no sign of life was given yet.
        await using var late = await RunningHub.StartAsync(
            folder: null,
            services => services.Insert(0, ServiceDescriptor.Singleton<IHostedService>(new Obstacle(
                () => NumberAsync(cluster, $"SELECT count(*) FROM sessions WHERE node = 'late' AND started_at < extract(epoch FROM clock_timestamp()) * 1000 - {2 * Cluster.LeaseSeconds * 1000}")))),
            ("Storage:ConnectionString", cluster.ConnectionString), ("Cluster:LeaseSeconds", $"{Cluster.LeaseSeconds}"), ("Cluster:Node", "late"));

        await late.AddEventAsync();
        Assert.Equal(1, await NumberAsync(cluster, "SELECT count(*) FROM sessions WHERE node = 'late'"));
        Assert.Equal(0, await NumberAsync(cluster, "SELECT count(*) FROM sessions WHERE node = 'late' AND ended_at IS NOT NULL"));
    }

    [Fact]
    public async Task A_node_that_dies_is_waited_for_no_longer_than_a_lease_as_soon_as_it_has_begun()
    {
        await using var cluster = await Cluster.CreateAsync();
        using var database = new PostgresDatabase(cluster.ConnectionString);
        using var sessions = new NodeSessions(database, new NodeOptions { Lease = TimeSpan.FromSeconds(Cluster.LeaseSeconds) }, new SharedClock(TimeProvider.System));
        Assert.True(await HoldsAsync() > Cluster.LeaseSeconds * 1000);

        await sessions.BeginAsync(TestContext.Current.CancellationToken);

        // Two looks at the clock.
        Assert.InRange(await HoldsAsync(), 1, (Cluster.LeaseSeconds * 1000) + 100);

        Task<long> HoldsAsync() => NumberAsync(cluster, "SELECT expires_at - seen_at FROM sessions");
    }

    [Fact]
    public async Task A_node_that_loses_a_deadlock_while_it_starts_begins_anew()
    {
        await using var cluster = await Cluster.CreateAsync();
        await (await PostgresServer.SharedAsync()).ExecuteAsync(
            cluster.Database,
            """
            CREATE SEQUENCE tries;
            CREATE FUNCTION lose_first() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                IF nextval('tries') <= 2 THEN
                    RAISE EXCEPTION 'deadlock detected' USING ERRCODE = 'deadlock_detected';
                END IF;
                RETURN NEW;
            END $$;
            CREATE TRIGGER lose_first BEFORE INSERT ON seeded_permissions FOR EACH ROW EXECUTE FUNCTION lose_first();
            """);

        await cluster.StartProcessAsync();

        Assert.True(await NumberAsync(cluster, "SELECT last_value FROM tries") > 2);
    }

    private static async Task<long> NumberAsync(Cluster cluster, string sql)
    {
        await using var connection = new NpgsqlConnection($"{cluster.ConnectionString};Pooling=false");
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand(sql, connection);
        return (long)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
    }

    /// <summary>Holds up the start until the answer is one.</summary>
    private sealed class Obstacle(Func<Task<long>> ask) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken) => Eventually.TrueAsync(async () => await ask() == 1, () => "the start goes on");

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
