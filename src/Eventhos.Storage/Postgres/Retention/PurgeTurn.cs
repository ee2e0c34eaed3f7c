using Npgsql;

namespace Eventhos.Storage.Postgres.Retention;

/// <summary>Of several nodes one removes at a time. A turn ends with its transaction, so that a node that freezes within one keeps nobody waiting.</summary>
internal static class PurgeTurn
{
    /// <summary>False when another node has it.</summary>
    public static async Task<bool> TryTakeAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, CancellationToken cancellationToken)
    {
        await using var take = new NpgsqlCommand("SELECT pg_try_advisory_xact_lock($1)", connection, transaction) { Parameters = { new() { Value = PostgresLocks.Purge } } };
        return (bool)(await take.ExecuteScalarAsync(cancellationToken))!;
    }
}
