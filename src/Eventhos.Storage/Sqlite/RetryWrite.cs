using Eventhos.Engine.Journal;

namespace Eventhos.Storage.Sqlite;

/// <summary>A retry by hand: the failed execution's pointer, the new event, its execution, and the count of the run it is part of.</summary>
internal sealed class RetryWrite : SqliteWrite<RetryVerdict>
{
    private readonly HandRetry _retry;
    private readonly byte[] _request;

    public RetryWrite(HandRetry retry, byte[] request)
    {
        _retry = retry;
        _request = request;
    }

    /// <inheritdoc />
    public override void Apply(SqliteStatements statements)
    {
        if (_retry.RunId is { } run && !RetryRunSteps.Reach(statements, run, _retry.ExecutionId))
        {
            Result = RetryVerdict.RunEnded;
            return;
        }

        var isRetried = Point(statements);
        if (isRetried)
        {
            AppendWrite.Append(statements, _retry.Received, [_retry.Execution], _request);
        }

        if (_retry.RunId is { } counting)
        {
            RetryRunSteps.Count(statements, counting, isRetried ? "done" : "skipped");
        }

        Result = isRetried ? RetryVerdict.Retried : RetryVerdict.NotFailed;
    }

    /// <summary>False when there is nothing to retry: it did not fail, or somebody was quicker.</summary>
    private bool Point(SqliteStatements statements)
    {
        using var update = statements.Command(
            "UPDATE executions SET retried_as = $as WHERE id = $id AND state = 'error' AND retried_as IS NULL",
            ("$as", statements.NextEventId), ("$id", _retry.ExecutionId));
        return update.ExecuteNonQuery() == 1;
    }
}
