using Eventhos.IntegrationTests.Hosting;
using Eventhos.IntegrationTests.Nodes;
using Eventhos.Storage.Journal.Retention;
using Eventhos.Storage.Postgres;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Eventhos.IntegrationTests.Retention;

/// <summary>A node that freezes within a purge keeps the others from purging for the time of a lease, and no longer.</summary>
[OneStorage("several nodes are always on PostgreSQL")]
public sealed class FrozenPurgeTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Its_turn_goes_to_others_and_it_goes_on_when_it_awakes()
    {
        await using var cluster = await Cluster.CreateAsync();
        var other = await cluster.StartNodeAsync();
        var expired = other.Services.GetRequiredService<IExpiredEvents>();
        var sleeper = await cluster.StartProcessAsync(("Retention:Days", "7"));
        await Eventually.TrueAsync(async () => await TurnsAsync(cluster) == 0, () => "nobody purges yet");

        // It purges as it starts, and finds itself behind somebody who has locked the rows.
        await sleeper.KillAsync();
        await using (var reader = new NpgsqlConnection($"{cluster.ConnectionString};Pooling=false"))
        {
            await reader.OpenAsync(Cancellation);
            await using var hold = new NpgsqlCommand("BEGIN; LOCK TABLE received_events_default IN EXCLUSIVE MODE", reader);
            await hold.ExecuteNonQueryAsync(Cancellation);
            await sleeper.StartAsync(Cancellation);
            await Eventually.TrueAsync(async () => await TurnsAsync(cluster) == 1, () => "the node purges");
            await Cluster.SignalAsync(sleeper, "STOP");
        }

        var purged = PurgeResult.Nothing;
        await Eventually.TrueAsync(
            async () => (purged = await expired.PurgeAsync(TimeProvider.System.GetUtcNow(), Cancellation)).Days.Count > 0,
            () => "another node purges");

        await Cluster.SignalAsync(sleeper, "CONT");
        await Eventually.TrueAsync(() => sleeper.Output.Any(line => line.Contains("Could not remove old events", StringComparison.Ordinal)), () => "it finds its turn gone");
        using var http = new HttpClient { BaseAddress = sleeper.Address };
        Assert.True((await http.GetAsync("/", Cancellation)).IsSuccessStatusCode);
    }

    private static async Task<long> TurnsAsync(Cluster cluster)
    {
        await using var connection = new NpgsqlConnection($"{cluster.ConnectionString};Pooling=false");
        await connection.OpenAsync(Cancellation);
        await using var command = new NpgsqlCommand(
            "SELECT count(*) FROM pg_locks JOIN pg_database d ON d.oid = database WHERE locktype = 'advisory' AND granted AND d.datname = current_database() AND (classid::bigint << 32) + objid::bigint = $1",
            connection)
        {
            Parameters = { new() { Value = PostgresLocks.Purge } },
        };
        return (long)(await command.ExecuteScalarAsync(Cancellation))!;
    }
}
