using Npgsql;

namespace Eventhos.Storage.Postgres.Nodes;

/// <summary>What some node must do from time to time, and it does not matter which.</summary>
internal static class NodeHousekeeping
{
    // A node that was away for longer than this has lost its sessions, and reads everything anew.
    private const long KeepChangesMilliseconds = 3_600_000;

    /// <summary>Makes partitions ahead and forgets old changes, unless another node is about it.</summary>
    public static async Task RunAsync(PostgresDatabase database, DateTimeOffset now)
    {
        // The turn is that of a transaction with nothing else in it: one that sleeps loses it, and holds up nobody's start.
        await using var holder = await database.Source.OpenConnectionAsync();
        await using var transaction = await holder.BeginTransactionAsync();
        await using var turn = new NpgsqlCommand("SELECT pg_try_advisory_xact_lock($1)", holder, transaction) { Parameters = { new() { Value = PostgresLocks.Schema } } };
        if (!(bool)(await turn.ExecuteScalarAsync())!)
        {
            return;
        }

        await using var connection = await database.Source.OpenConnectionAsync();
        PostgresPartitions.MakeAhead(connection, now);
        await using var forget = new NpgsqlCommand($"DELETE FROM catalog_changes WHERE at < {DatabaseClock.Now} - $1", connection)
        {
            Parameters = { new() { Value = KeepChangesMilliseconds } },
        };
        await forget.ExecuteNonQueryAsync();
        await transaction.CommitAsync();
    }
}
