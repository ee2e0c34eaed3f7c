using Eventhos.Engine.Journal;
using Eventhos.Engine.Model;

namespace Eventhos.Storage.Sqlite;

/// <summary>Step 7: the attempt, the transition, the reply, the mail, the next order group.</summary>
internal sealed class SettleWrite : SqliteWrite<SettleResult>
{
    private readonly Settlement _settlement;
    private readonly byte[] _exchange;
    private readonly byte[]? _reply;
    private List<Execution> _released = [];

    public SettleWrite(Settlement settlement, byte[] exchange, byte[]? reply)
    {
        _settlement = settlement;
        _exchange = exchange;
        _reply = reply;
    }

    /// <inheritdoc />
    public override void Apply(SqliteStatements statements)
    {
        _released = [];
        Result = SettleResult.LeaseLost;
        var (execution, transition, attempt, reply, _, notice) = _settlement;
        var dueAt = (transition as ExecutionTransition.Retry)?.DueAt;
        var settledAt = dueAt is null ? attempt.FinishedAt : (DateTimeOffset?)null;
        if (!statements.Settle(execution.Id, attempt.Number, transition.To, dueAt, settledAt))
        {
            return;
        }

        statements.InsertAttempt(execution.Id, attempt, _exchange);
        if (reply is not null)
        {
            AppendWrite.Append(statements, reply.Received, reply.Executions, _reply!);
        }

        if (notice is not null)
        {
            statements.Note(execution, notice);
        }

        if (settledAt is not null && execution.HasLaterGroup)
        {
            ReleaseNextGroup(statements);
        }

        Result = new SettleResult(Applied: true, _released);
    }

    /// <inheritdoc />
    public override void RolledBack()
    {
        foreach (var execution in _released.Where(execution => execution.State == ExecutionState.Running))
        {
            _settlement.Lanes.Release(execution.ActionId, execution.MemoryCost);
        }

        _released = [];
    }

    private void ReleaseNextGroup(SqliteStatements statements)
    {
        var received = _settlement.Execution.Event;

        // Waiting executions all belong to later groups, so the current one is settled when nothing else is under way.
        using var next = statements.Command(
            """
            SELECT id, contract_id, action_id, order_group, has_later_group FROM executions
            WHERE received_event_id = $event AND state = 'waiting'
              AND order_group = (SELECT min(order_group) FROM executions WHERE received_event_id = $event AND state = 'waiting')
              AND NOT EXISTS (SELECT 1 FROM executions WHERE received_event_id = $event AND state IN ('ready', 'running', 'retrying'))
            ORDER BY id
            """,
            ("$event", received.Id));
        using (var reader = next.ExecuteReader())
        {
            while (reader.Read())
            {
                var execution = new Execution
                {
                    Event = received,
                    ContractId = reader.GetInt64(1),
                    ActionId = reader.GetInt64(2),
                    OrderGroup = reader.GetInt32(3),
                    HasLaterGroup = reader.GetBoolean(4),
                    State = ExecutionState.Ready,
                };
                execution.AssignId(reader.GetInt64(0));
                _released.Add(execution);
            }
        }

        foreach (var execution in _released)
        {
            var reserved = _settlement.Lanes.TryReserve(execution.ActionId, execution.MemoryCost);
            execution.State = reserved ? ExecutionState.Running : ExecutionState.Ready;
            using var update = statements.Command(
                "UPDATE executions SET state = $state, lease = $lease WHERE id = $id",
                ("$state", execution.State.Word()), ("$lease", reserved ? statements.Session : null), ("$id", execution.Id));
            update.ExecuteNonQuery();
        }
    }
}
