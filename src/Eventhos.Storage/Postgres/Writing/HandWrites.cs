using Eventhos.Engine.Journal;
using Eventhos.Engine.Model;
using Eventhos.Storage.Postgres.Nodes;
using Npgsql;

namespace Eventhos.Storage.Postgres.Writing;

/// <summary>Retries and aborts by hand, a transaction each.</summary>
internal sealed class HandWrites(PostgresDatabase database, NodeSessions sessions)
{
    private static readonly ExecutionTransition Aborted = new ExecutionTransition.Aborted();

    /// <summary>The failed execution's pointer, the new event, its execution, and the count of the run it is part of.</summary>
    public Task<RetryVerdict> RetryAsync(HandRetry retry, byte[] request) => PostgresTransactions.LeasingAsync(
        database,
        sessions,
        async (connection, transaction, session) =>
        {
            if (retry.RunId is { } run && !await RetryRunSteps.ReachAsync(connection, transaction, sessions, run, retry.ExecutionId))
            {
                return (RetryVerdict.RunEnded, []);
            }

            var isRetried = await TakeAsync(connection, transaction, retry.ExecutionId);
            if (isRetried)
            {
                await new AppendStatement([(retry.Received, [retry.Execution], request)], session.Id).RunAsync(connection, transaction);
                await PointAsync(connection, transaction, retry);
            }

            if (retry.RunId is { } counting)
            {
                await RetryRunSteps.CountAsync(connection, transaction, counting, isRetried ? "done" : "skipped");
            }

            return isRetried ? (RetryVerdict.Retried, [retry.Execution]) : (RetryVerdict.NotFailed, (IReadOnlyList<Execution>)[]);
        });

    /// <summary>A person gives a failed execution up; false when there is none to give up.</summary>
    public Task<bool> AbortAsync(long executionId) => PostgresTransactions.RunAsync(
        database,
        async (connection, transaction) =>
        {
            await using var update = new NpgsqlCommand(
                "UPDATE executions SET state = $1 WHERE id = $2 AND state = $3 AND retried_as IS NULL", connection, transaction)
            {
                Parameters = { new() { Value = Aborted.To.Word() }, new() { Value = executionId }, new() { Value = Aborted.From.Word() } },
            };
            return await update.ExecuteNonQueryAsync() == 1;
        });

    /// <summary>False when there is nothing to retry: it did not fail, or somebody was quicker. Whoever comes meanwhile waits for this transaction.</summary>
    private static async Task<bool> TakeAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, long executionId)
    {
        await using var take = new NpgsqlCommand(
            "SELECT 1 FROM executions WHERE id = $1 AND state = 'error' AND retried_as IS NULL FOR UPDATE", connection, transaction)
        {
            Parameters = { new() { Value = executionId } },
        };
        return await take.ExecuteScalarAsync() is not null;
    }

    private static async Task PointAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, HandRetry retry)
    {
        await using var point = new NpgsqlCommand("UPDATE executions SET retried_as = $1 WHERE id = $2", connection, transaction)
        {
            Parameters = { new() { Value = retry.Received.Id }, new() { Value = retry.ExecutionId } },
        };
        await point.ExecuteNonQueryAsync();
    }
}
