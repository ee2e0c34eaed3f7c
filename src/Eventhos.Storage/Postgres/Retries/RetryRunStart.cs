using Eventhos.Engine.Retries;
using Eventhos.Storage.Journal;
using Npgsql;

namespace Eventhos.Storage.Postgres.Retries;

/// <summary>Counts what has failed of a selection and stores a retry of it, in one transaction. Starts take turns, so that nodes together start no more than may be.</summary>
internal sealed class RetryRunStart(RetryRunRequest request, int maxUnfinished, CancellationToken cancellationToken)
{
    private const string Insert =
        """
        INSERT INTO retry_runs (by_list, event_type_id, contract_id, received_from, received_before, last_execution_id, per_second, total, state, started_by, started_at, scope)
        VALUES (@list, @event, @contract, @from, @before, @last, @rate, @total, 'running', @by, @at, @scope)
        RETURNING id
        """;

    /// <summary>The run; null when as many as may be are under way.</summary>
    public async Task<RetryRun?> RunAsync(NpgsqlConnection connection, NpgsqlTransaction transaction)
    {
        // A statement of its own: the next one sees what whoever had the turn before has stored.
        await using var turn = new NpgsqlCommand("SELECT pg_advisory_xact_lock($1)", connection, transaction)
        {
            Parameters = { new() { Value = PostgresLocks.RetryRuns } },
        };
        await turn.ExecuteNonQueryAsync(cancellationToken);
        if (await NumberAsync(connection.Query("SELECT count(*) FROM retry_runs WHERE state = 'running'")) >= maxUnfinished)
        {
            return null;
        }

        var last = await LastAsync(connection);
        var executionIds = await ListAsync(connection);
        var run = StoredRetryRuns.Begin(request with { By = request.By.Storable() }, last, executionIds?.Count ?? await CountAsync(connection, last));
        run = run with { Id = await NumberAsync(connection.Query(Insert, Values(run))) };
        if (executionIds is not null)
        {
            await using var list = connection.Query(
                "INSERT INTO retry_run_executions (run_id, execution_id) SELECT @run, * FROM unnest(@ids)", ("run", run.Id), ("ids", executionIds));
            await list.ExecuteNonQueryAsync(cancellationToken);
        }

        return run;
    }

    /// <summary>How many have failed.</summary>
    public async Task<long> CountAsync(NpgsqlConnection connection) => (await ListAsync(connection))?.Count ?? await CountAsync(connection, await LastAsync(connection));

    // Ids are given out in order: whatever the run makes comes after this one.
    private Task<long> LastAsync(NpgsqlConnection connection) =>
        NumberAsync(connection.Query("SELECT CASE WHEN is_called THEN last_value ELSE 0 END FROM executions_id"));

    /// <summary>What has failed of a list; null for a selection by filter.</summary>
    private async Task<List<long>?> ListAsync(NpgsqlConnection connection)
    {
        var selection = request.Selection;
        if ((selection.ExecutionIds ?? selection.ReceivedEventIds) is not { } named)
        {
            return null;
        }

        await using var command = connection.Query(RetryRunSelection.ListSql(ofEvents: selection.ExecutionIds is null), ("ids", named.ToArray()));
        return await RetryRunRows.IdsAsync(command, cancellationToken);
    }

    private Task<long> CountAsync(NpgsqlConnection connection, long last)
    {
        var failed = new RetryRunSelection(request.Selection, last, request.Now);
        return NumberAsync(connection.Query(failed.CountSql, failed.Parameters));
    }

    private async Task<long> NumberAsync(NpgsqlCommand command)
    {
        await using (command)
        {
            return (long)(await command.ExecuteScalarAsync(cancellationToken))!;
        }
    }

    private static IEnumerable<(string Name, object? Value)> Values(RetryRun run) =>
    [
        ("list", run.Selection.IsList), ("event", run.Selection.EventTypeId), ("contract", run.Selection.ContractId),
        ("from", run.Selection.From?.ToUnixTimeMilliseconds()), ("before", run.Selection.Before?.ToUnixTimeMilliseconds()),
        ("last", run.LastExecutionId), ("rate", run.PerSecond), ("total", run.Total), ("by", run.StartedBy), ("at", run.StartedAt.ToUnixTimeMilliseconds()),
        ("scope", StoredRetryRuns.Scope(run.Selection).Storable()),
    ];
}
