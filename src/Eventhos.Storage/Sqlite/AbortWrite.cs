using Eventhos.Engine.Journal;
using Eventhos.Engine.Model;

namespace Eventhos.Storage.Sqlite;

/// <summary>A person gives a failed execution up; false when there is none to give up.</summary>
internal sealed class AbortWrite : SqliteWrite<bool>
{
    private static readonly ExecutionTransition Transition = new ExecutionTransition.Aborted();

    private readonly long _executionId;

    public AbortWrite(long executionId) => _executionId = executionId;

    /// <inheritdoc />
    public override void Apply(SqliteStatements statements)
    {
        using var update = statements.Command(
            "UPDATE executions SET state = $to WHERE id = $id AND state = $from AND retried_as IS NULL",
            ("$to", Transition.To.Word()), ("$id", _executionId), ("$from", Transition.From.Word()));
        Result = update.ExecuteNonQuery() == 1;
    }
}
