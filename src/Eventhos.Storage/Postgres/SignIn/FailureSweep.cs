using Npgsql;

namespace Eventhos.Storage.Postgres.SignIn;

/// <summary>
/// Removes what is expired and, beyond the bound, what says least. A lock is dropped after everything that is none, and an account's lock never, so that
/// a flood of names or addresses forgives nobody. What is being counted or removed by another node stays.
/// </summary>
internal static class FailureSweep
{
    private const string Expired =
        """
        DELETE FROM sign_in_failures WHERE ctid = ANY (ARRAY(
            SELECT ctid FROM sign_in_failures WHERE expires_at <= $1 FOR UPDATE SKIP LOCKED))
        """;

    private const string Surplus =
        """
        DELETE FROM sign_in_failures WHERE ctid = ANY (ARRAY(
            SELECT ctid FROM sign_in_failures
            WHERE locked_until IS NULL OR kind <> 'account'
            ORDER BY locked_until IS NOT NULL, failures, expires_at
            LIMIT greatest(0, (SELECT count(*) FROM sign_in_failures) - $1)
            FOR UPDATE SKIP LOCKED))
        """;

    /// <summary>One sweep at a time on all nodes: two at once would each take the surplus away.</summary>
    public static async Task RunAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, int rows, DateTimeOffset now)
    {
        await using var batch = new NpgsqlBatch(connection, transaction)
        {
            BatchCommands =
            {
                new NpgsqlBatchCommand("SELECT pg_advisory_xact_lock($1)") { Parameters = { new() { Value = PostgresLocks.SignInSweep } } },
                new NpgsqlBatchCommand(Expired) { Parameters = { new() { Value = now.ToUnixTimeMilliseconds() } } },
                new NpgsqlBatchCommand(Surplus) { Parameters = { new() { Value = (long)rows } } },
            },
        };
        await batch.ExecuteNonQueryAsync();
    }
}
