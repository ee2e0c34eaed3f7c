using Eventhos.Engine.Retries;
using Eventhos.Storage.Journal;

namespace Eventhos.Storage.Sqlite;

/// <summary>Stores a retry of many; answers its id, or null when as many as may be are under way.</summary>
internal sealed class RetryRunStartWrite : SqliteWrite<long?>
{
    private readonly RetryRun _run;
    private readonly string? _executionIds;
    private readonly int _maxUnfinished;

    public RetryRunStartWrite(RetryRun run, string? executionIds, int maxUnfinished)
    {
        _run = run;
        _executionIds = executionIds;
        _maxUnfinished = maxUnfinished;
    }

    /// <inheritdoc />
    public override void Apply(SqliteStatements statements)
    {
        Result = null;
        using var unfinished = statements.Command("SELECT count(*) FROM retry_runs WHERE state = 'running'");
        if ((long)unfinished.ExecuteScalar()! >= _maxUnfinished)
        {
            return;
        }

        var selection = _run.Selection;
        using var insert = statements.Command(
            """
            INSERT INTO retry_runs (by_list, event_type_id, contract_id, received_from, received_before, last_execution_id, per_second, total, state, started_by, started_at, scope)
            VALUES ($list, $event, $contract, $from, $before, $last, $rate, $total, 'running', $by, $at, $scope)
            RETURNING id
            """,
            ("$list", selection.IsList ? 1 : 0), ("$event", selection.EventTypeId), ("$contract", selection.ContractId),
            ("$from", selection.From?.ToUnixTimeMilliseconds()), ("$before", selection.Before?.ToUnixTimeMilliseconds()),
            ("$last", _run.LastExecutionId), ("$rate", _run.PerSecond), ("$total", _run.Total), ("$by", _run.StartedBy),
            ("$at", _run.StartedAt.ToUnixTimeMilliseconds()), ("$scope", StoredRetryRuns.Scope(selection)));
        var id = (long)insert.ExecuteScalar()!;
        if (_executionIds is not null)
        {
            using var list = statements.Command(
                "INSERT INTO retry_run_executions (run_id, execution_id) SELECT $id, value FROM json_each($ids)", ("$id", id), ("$ids", _executionIds));
            list.ExecuteNonQuery();
        }

        Result = id;
    }
}
