using Eventhos.Storage.Postgres.Nodes;
using Npgsql;

namespace Eventhos.Storage.Postgres.Writing;

/// <summary>How a retry of many gets on, inside the transaction of whatever it does.</summary>
internal static class RetryRunSteps
{
    private const string Reach = "UPDATE retry_runs SET cursor = $1 WHERE id = $2 AND state = 'running' AND (lease IS NULL OR lease = ANY ($3))";

    /// <summary>Notes that a run has come to an execution; false when the run has ended, or another node carries it out.</summary>
    public static async Task<bool> ReachAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, NodeSessions sessions, long runId, long executionId)
    {
        await using var update = new NpgsqlCommand(Reach, connection, transaction)
        {
            Parameters = { new() { Value = executionId }, new() { Value = runId }, new() { Value = sessions.OpenIds } },
        };
        return await update.ExecuteNonQueryAsync() == 1;
    }

    /// <summary>Counts the execution as <c>done</c>, <c>skipped</c> or <c>failed</c>.</summary>
    public static async Task CountAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, long runId, string column)
    {
        await using var update = new NpgsqlCommand($"UPDATE retry_runs SET {column} = {column} + 1 WHERE id = $1", connection, transaction)
        {
            Parameters = { new() { Value = runId } },
        };
        await update.ExecuteNonQueryAsync();
    }
}
