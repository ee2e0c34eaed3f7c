namespace Eventhos.Storage.Sqlite;

/// <summary>Completes or cancels a retry of many; false when it has ended already.</summary>
internal sealed class RetryRunEndWrite : SqliteWrite<bool>
{
    // What somebody else retried or gave up meanwhile may never have been looked at, for it was no longer found. What was being stored as
    // failed while the run was counted may have come in addition.
    private const string Complete =
        """
        UPDATE retry_runs SET state = 'completed', finished_at = $now, skipped = max(skipped, total - done - failed), total = max(total, done + skipped + failed)
        WHERE id = $id AND state = 'running'
        """;

    private const string Cancel = "UPDATE retry_runs SET state = 'cancelled', finished_at = $now WHERE id = $id AND state = 'running'";

    private readonly string _sql;
    private readonly long _runId;
    private readonly DateTimeOffset _now;

    private RetryRunEndWrite(string sql, long runId, DateTimeOffset now)
    {
        _sql = sql;
        _runId = runId;
        _now = now;
    }

    /// <summary>Nothing is left to do.</summary>
    public static RetryRunEndWrite Completed(long runId, DateTimeOffset now) => new(Complete, runId, now);

    /// <summary>A person stops it.</summary>
    public static RetryRunEndWrite Cancelled(long runId, DateTimeOffset now) => new(Cancel, runId, now);

    /// <inheritdoc />
    public override void Apply(SqliteStatements statements)
    {
        using var update = statements.Command(_sql, ("$now", _now.ToUnixTimeMilliseconds()), ("$id", _runId));
        Result = update.ExecuteNonQuery() == 1;
        if (Result)
        {
            using var forget = statements.Command("DELETE FROM retry_run_executions WHERE run_id = $id", ("$id", _runId));
            forget.ExecuteNonQuery();
        }
    }
}
