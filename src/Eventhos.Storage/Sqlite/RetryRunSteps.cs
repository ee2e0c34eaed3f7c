namespace Eventhos.Storage.Sqlite;

/// <summary>How a retry of many gets on, inside the transaction of whatever it does.</summary>
internal static class RetryRunSteps
{
    /// <summary>Notes that a run has come to an execution; false when the run has ended.</summary>
    public static bool Reach(SqliteStatements statements, long runId, long executionId)
    {
        using var update = statements.Command(
            "UPDATE retry_runs SET cursor = $execution WHERE id = $id AND state = 'running'", ("$execution", executionId), ("$id", runId));
        return update.ExecuteNonQuery() == 1;
    }

    /// <summary>Counts the execution as <c>done</c>, <c>skipped</c> or <c>failed</c>.</summary>
    public static void Count(SqliteStatements statements, long runId, string column)
    {
        using var update = statements.Command($"UPDATE retry_runs SET {column} = {column} + 1 WHERE id = $id", ("$id", runId));
        update.ExecuteNonQuery();
    }
}
