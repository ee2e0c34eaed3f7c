namespace Eventhos.Storage.Sqlite;

/// <summary>Counts an execution that a retry of many did not retry; false when the run has ended.</summary>
internal sealed class RetryRunCountWrite : SqliteWrite<bool>
{
    private readonly long _runId;
    private readonly long _executionId;
    private readonly string _column;

    public RetryRunCountWrite(long runId, long executionId, string column)
    {
        _runId = runId;
        _executionId = executionId;
        _column = column;
    }

    /// <inheritdoc />
    public override void Apply(SqliteStatements statements)
    {
        Result = RetryRunSteps.Reach(statements, _runId, _executionId);
        if (Result)
        {
            RetryRunSteps.Count(statements, _runId, _column);
        }
    }
}
