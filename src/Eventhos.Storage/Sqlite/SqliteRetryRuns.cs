using Eventhos.Engine.Retries;
using Eventhos.Storage.Journal;
using Microsoft.Data.Sqlite;

namespace Eventhos.Storage.Sqlite;

/// <summary>Retries of many on SQLite.</summary>
internal sealed class SqliteRetryRuns : IRetryRuns, IRetryRunLog
{
    private readonly SqliteDatabase _database;
    private readonly SqliteWriter _writer;

    public SqliteRetryRuns(SqliteDatabase database, SqliteWriter writer)
    {
        _database = database;
        _writer = writer;
    }

    /// <inheritdoc />
    public async Task<RetryRun?> StartAsync(RetryRunRequest request, int maxUnfinished, CancellationToken cancellationToken)
    {
        var run = Count(request, out var executionIds);
        var id = await _writer.WriteAsync(new RetryRunStartWrite(run, executionIds, maxUnfinished));
        return id is null ? null : run with { Id = id.Value };
    }

    /// <inheritdoc />
    public Task<long> CountAsync(RetryRunRequest request, CancellationToken cancellationToken) => Task.FromResult(Count(request, out _).Total);

    /// <inheritdoc />
    public Task<IReadOnlyList<RetryRun>> TakeUnfinishedAsync(CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<RetryRun>>(Read($"{StoredRetryRuns.Select} WHERE state = 'running' ORDER BY id"));

    /// <inheritdoc />
    public Task<RetryRun?> FindAsync(long runId, CancellationToken cancellationToken) =>
        Task.FromResult(Read($"{StoredRetryRuns.Select} WHERE id = $id", ("$id", runId)).SingleOrDefault());

    /// <inheritdoc />
    public Task<(IReadOnlyList<RetryRun> Runs, long Total)> ListAsync(long skip, int take, bool descending, CancellationToken cancellationToken)
    {
        var runs = Read($"{StoredRetryRuns.Select} ORDER BY id {(descending ? "DESC" : "ASC")} LIMIT $take OFFSET $skip", ("$take", take), ("$skip", skip));
        using var connection = _database.OpenReader();
        using var count = connection.Query("SELECT count(*) FROM retry_runs", []);
        return Task.FromResult<(IReadOnlyList<RetryRun>, long)>((runs, (long)count.ExecuteScalar()!));
    }

    /// <inheritdoc />
    public Task<IReadOnlyList<long>> NextAsync(RetryRun run, long cursor, int max, CancellationToken cancellationToken)
    {
        using var connection = _database.OpenReader();
        if (run.Selection.IsList)
        {
            return Task.FromResult<IReadOnlyList<long>>(Ids(
                connection, "SELECT execution_id FROM retry_run_executions WHERE run_id = $id AND execution_id > $cursor ORDER BY execution_id LIMIT $max",
                [("$id", run.Id), ("$cursor", cursor), ("$max", max)]));
        }

        var selection = new RetryRunSelection(run.Selection, run.LastExecutionId, run.StartedAt);
        return Task.FromResult<IReadOnlyList<long>>(Ids(connection, selection.NextSql, [.. selection.Parameters, ("$cursor", cursor), ("$max", max)]));
    }

    /// <inheritdoc />
    public Task<bool> CountAsync(long runId, long executionId, RetryCount count) =>
        _writer.WriteAsync(new RetryRunCountWrite(runId, executionId, count == RetryCount.Failed ? "failed" : "skipped"));

    /// <inheritdoc />
    public Task CompleteAsync(long runId, DateTimeOffset now) => _writer.WriteAsync(RetryRunEndWrite.Completed(runId, now));

    /// <inheritdoc />
    public Task<bool> CancelAsync(long runId, DateTimeOffset now) => _writer.WriteAsync(RetryRunEndWrite.Cancelled(runId, now));

    private static List<long> Ids(SqliteConnection connection, string sql, IEnumerable<(string Name, object Value)> parameters)
    {
        using var command = connection.Query(sql, parameters);
        using var reader = command.ExecuteReader();
        var ids = new List<long>();
        while (reader.Read())
        {
            ids.Add(reader.GetInt64(0));
        }

        return ids;
    }

    /// <summary>The run as it begins, and the executions of a list as JSON.</summary>
    private RetryRun Count(RetryRunRequest request, out string? executionIds)
    {
        using var connection = _database.OpenReader();
        using var snapshot = connection.BeginTransaction(deferred: true);
        var last = (long)connection.Query("SELECT coalesce(max(id), 0) FROM executions", []).ExecuteScalar()!;
        var selection = request.Selection;
        long total;
        executionIds = null;
        if ((selection.ExecutionIds ?? selection.ReceivedEventIds) is { } named)
        {
            var ids = Ids(
                connection, RetryRunSelection.ListSql(ofEvents: selection.ExecutionIds is null),
                [("$ids", RetryRunSelection.Json(named))]);
            executionIds = RetryRunSelection.Json(ids);
            total = ids.Count;
        }
        else
        {
            var failed = new RetryRunSelection(selection, last, request.Now);
            using var count = connection.Query(failed.CountSql, failed.Parameters);
            total = (long)count.ExecuteScalar()!;
        }

        return StoredRetryRuns.Begin(request, last, total);
    }

    private List<RetryRun> Read(string sql, params (string Name, object Value)[] parameters)
    {
        using var connection = _database.OpenReader();
        using var command = connection.Query(sql, parameters);
        using var reader = command.ExecuteReader();
        var runs = new List<RetryRun>();
        while (reader.Read())
        {
            runs.Add(StoredRetryRuns.Run(reader));
        }

        return runs;
    }
}
