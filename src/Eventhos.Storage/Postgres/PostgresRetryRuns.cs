using System.Data;
using Eventhos.Engine.Retries;
using Eventhos.Storage.Journal;
using Eventhos.Storage.Postgres.Nodes;
using Eventhos.Storage.Postgres.Retries;
using Eventhos.Storage.Postgres.Writing;
using Npgsql;

namespace Eventhos.Storage.Postgres;

/// <summary>Retries of many on PostgreSQL.</summary>
internal sealed class PostgresRetryRuns(PostgresDatabase database, NodeSessions sessions) : IRetryRuns, IRetryRunLog
{
    /// <inheritdoc />
    public Task<RetryRun?> StartAsync(RetryRunRequest request, int maxUnfinished, CancellationToken cancellationToken) =>
        PostgresTransactions.RunAsync(database, new RetryRunStart(request, maxUnfinished, cancellationToken).RunAsync);

    /// <inheritdoc />
    public Task<long> CountAsync(RetryRunRequest request, CancellationToken cancellationToken) => PostgresTransactions.RunAsync(
        database, (connection, _) => new RetryRunStart(request, maxUnfinished: 0, cancellationToken).CountAsync(connection));

    /// <inheritdoc />
    public Task<IReadOnlyList<RetryRun>> TakeUnfinishedAsync(CancellationToken cancellationToken) => PostgresTransactions.RunAsync(
        database,
        async (connection, transaction) =>
        {
            var session = await sessions.ForLeasesAsync(connection);
            await RetryRunLeases.TakeAsync(connection, transaction, session.Id);
            await using var command = connection.Query(
                $"{StoredRetryRuns.Select} WHERE state = 'running' AND lease = ANY(@own) ORDER BY id", ("own", sessions.OpenIds));
            return (IReadOnlyList<RetryRun>)await RetryRunRows.ReadAsync(command, cancellationToken);
        });

    /// <inheritdoc />
    public async Task<RetryRun?> FindAsync(long runId, CancellationToken cancellationToken)
    {
        await using var connection = await database.Source.OpenConnectionAsync(cancellationToken);
        await using var command = connection.Query($"{StoredRetryRuns.Select} WHERE id = @id", ("id", runId));
        return (await RetryRunRows.ReadAsync(command, cancellationToken)).SingleOrDefault();
    }

    /// <inheritdoc />
    public async Task<(IReadOnlyList<RetryRun> Runs, long Total)> ListAsync(long skip, int take, bool descending, CancellationToken cancellationToken)
    {
        await using var connection = await database.Source.OpenConnectionAsync(cancellationToken);
        await using var snapshot = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);
        await using var page = connection.Query(
            $"{StoredRetryRuns.Select} ORDER BY id {(descending ? "DESC" : "ASC")} LIMIT @take OFFSET @skip", ("take", take), ("skip", skip));
        var runs = await RetryRunRows.ReadAsync(page, cancellationToken);
        await using var count = connection.Query("SELECT count(*) FROM retry_runs");
        return (runs, (long)(await count.ExecuteScalarAsync(cancellationToken))!);
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<long>> NextAsync(RetryRun run, long cursor, int max, CancellationToken cancellationToken)
    {
        await using var connection = await database.Journal.OpenConnectionAsync(cancellationToken);
        await using var command = Next(connection, run, cursor, max);
        return await RetryRunRows.IdsAsync(command, cancellationToken);
    }

    /// <inheritdoc />
    public Task<bool> CountAsync(long runId, long executionId, RetryCount count) => PostgresTransactions.RunAsync(
        database,
        async (connection, transaction) =>
        {
            if (!await RetryRunSteps.ReachAsync(connection, transaction, sessions, runId, executionId))
            {
                return false;
            }

            await RetryRunSteps.CountAsync(connection, transaction, runId, count == RetryCount.Failed ? "failed" : "skipped");
            return true;
        });

    /// <inheritdoc />
    public Task CompleteAsync(long runId, DateTimeOffset now) => RetryRunEnd.RunAsync(database, RetryRunEnd.Completed, runId, now);

    /// <inheritdoc />
    public Task<bool> CancelAsync(long runId, DateTimeOffset now) => RetryRunEnd.RunAsync(database, RetryRunEnd.Cancelled, runId, now);

    private static NpgsqlCommand Next(NpgsqlConnection connection, RetryRun run, long cursor, int max)
    {
        if (run.Selection.IsList)
        {
            return connection.Query(
                "SELECT execution_id FROM retry_run_executions WHERE run_id = @id AND execution_id > @cursor ORDER BY execution_id LIMIT @max",
                ("id", run.Id), ("cursor", cursor), ("max", max));
        }

        var selection = new RetryRunSelection(run.Selection, run.LastExecutionId, run.StartedAt);
        return connection.Query(selection.NextSql, [.. selection.Parameters, ("cursor", cursor), ("max", max)]);
    }
}
