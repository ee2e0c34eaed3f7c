using Npgsql;

namespace Eventhos.Storage.Postgres.Retries;

/// <summary>Completes or cancels a retry of many.</summary>
internal static class RetryRunEnd
{
    /// <summary>
    /// Nothing is left to do. What somebody else retried or gave up meanwhile may never have been looked at, for it was no longer found. What was being
    /// stored as failed while the run was counted may have come in addition.
    /// </summary>
    public const string Completed =
        """
        UPDATE retry_runs
        SET state = 'completed', finished_at = $2, skipped = greatest(skipped, total - done - failed), total = greatest(total, done + skipped + failed)
        WHERE id = $1 AND state = 'running'
        """;

    /// <summary>A person stops it.</summary>
    public const string Cancelled = "UPDATE retry_runs SET state = 'cancelled', finished_at = $2 WHERE id = $1 AND state = 'running'";

    /// <summary>False when it has ended already.</summary>
    public static Task<bool> RunAsync(PostgresDatabase database, string sql, long runId, DateTimeOffset now) => PostgresTransactions.RunAsync(
        database,
        async (connection, transaction) =>
        {
            await using var update = new NpgsqlCommand(sql, connection, transaction)
            {
                Parameters = { new() { Value = runId }, new() { Value = now.ToUnixTimeMilliseconds() } },
            };
            if (await update.ExecuteNonQueryAsync() == 0)
            {
                return false;
            }

            await using var forget = new NpgsqlCommand("DELETE FROM retry_run_executions WHERE run_id = $1", connection, transaction)
            {
                Parameters = { new() { Value = runId } },
            };
            await forget.ExecuteNonQueryAsync();
            return true;
        });
}
