using Eventhos.Engine.Model;
using Microsoft.Data.Sqlite;

namespace Eventhos.Storage.Sqlite;

/// <summary>The writer's prepared statements, and the ids it hands out. Used by the writer's thread only.</summary>
internal sealed class SqliteStatements : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _begin;
    private readonly SqliteCommand _commit;
    private readonly SqliteCommand _rollback;
    private readonly SqliteCommand _insertEvent;
    private readonly SqliteCommand _insertExecution;
    private readonly SqliteCommand _insertAttempt;
    private readonly SqliteCommand _settle;
    private long _lastEventId;
    private long _lastExecutionId;

    public SqliteStatements(SqliteConnection connection, long session)
    {
        _connection = connection;
        Session = session;
        _begin = Prepare("BEGIN IMMEDIATE");
        _commit = Prepare("COMMIT");
        _rollback = Prepare("ROLLBACK");
        _insertEvent = Prepare(
            """
            INSERT INTO received_events (id, event_type_id, system_id, received_at, request, reply_execution_id, parent_event_id, root_event_id, reply_from, reply_depth)
            VALUES ($id, $event_type_id, $system_id, $received_at, $request, $reply_execution_id, $parent_event_id, $root_event_id, $reply_from, $reply_depth)
            """,
            "$id", "$event_type_id", "$system_id", "$received_at", "$request", "$reply_execution_id", "$parent_event_id", "$root_event_id", "$reply_from", "$reply_depth");
        _insertExecution = Prepare(
            """
            INSERT INTO executions (id, received_event_id, contract_id, action_id, order_group, has_later_group, state, reason, lease, settled_at)
            VALUES ($id, $received_event_id, $contract_id, $action_id, $order_group, $has_later_group, $state, $reason, $lease, $settled_at)
            """,
            "$id", "$received_event_id", "$contract_id", "$action_id", "$order_group", "$has_later_group", "$state", "$reason", "$lease", "$settled_at");
        _insertAttempt = Prepare(
            """
            INSERT INTO attempts (execution_id, number, started_at, finished_at, outcome, status, detail, exchange)
            VALUES ($execution_id, $number, $started_at, $finished_at, $outcome, $status, $detail, $exchange)
            """,
            "$execution_id", "$number", "$started_at", "$finished_at", "$outcome", "$status", "$detail", "$exchange");
        // Guarded by the lease and by the attempt's number: a stale owner's write, or a second one, changes nothing.
        _settle = Prepare(
            """
            UPDATE executions SET state = $state, lease = NULL, attempts = $number, due_at = $due_at, settled_at = $settled_at
            WHERE id = $id AND state = 'running' AND lease = $lease AND attempts = $number - 1
            """,
            "$state", "$number", "$due_at", "$settled_at", "$id", "$lease");
        _lastEventId = Convert.ToInt64(Prepare("SELECT coalesce(max(id), 0) FROM received_events").ExecuteScalar());
        _lastExecutionId = Convert.ToInt64(Prepare("SELECT coalesce(max(id), 0) FROM executions").ExecuteScalar());
    }

    /// <summary>The session that leases are made out to.</summary>
    public long Session { get; }

    public void Begin() => _begin.ExecuteNonQuery();

    public void Commit() => _commit.ExecuteNonQuery();

    /// <summary>Undoes the group, also where SQLite has done so already (full disk, I/O fault).</summary>
    public void RollbackQuietly()
    {
        try
        {
            _rollback.ExecuteNonQuery();
        }
        catch (SqliteException)
        {
            // No transaction is active: that is what was wanted.
        }
    }

    public void InsertEvent(ReceivedEvent received, byte[] request)
    {
        received.AssignId(++_lastEventId);
        var reply = received.Reply;
        Run(_insertEvent, received.Id, received.EventTypeId, received.SystemId, received.ReceivedAt.ToUnixTimeMilliseconds(), request,
            reply?.ExecutionId, reply?.ParentEventId, reply?.RootEventId, reply?.FromIdentifier, reply?.Depth ?? 0);
    }

    public void InsertExecution(Execution execution)
    {
        execution.AssignId(++_lastExecutionId);
        Run(_insertExecution, execution.Id, execution.Event.Id, execution.ContractId, execution.ActionId, execution.OrderGroup,
            execution.HasLaterGroup ? 1 : 0, execution.State.Word(), execution.Reason,
            execution.State == ExecutionState.Running ? Session : null,
            execution.State == ExecutionState.Skipped ? execution.Event.ReceivedAt.ToUnixTimeMilliseconds() : null);
    }

    public void InsertAttempt(long executionId, Attempt attempt, byte[] exchange) =>
        Run(_insertAttempt, executionId, attempt.Number, attempt.StartedAt.ToUnixTimeMilliseconds(), attempt.FinishedAt.ToUnixTimeMilliseconds(),
            attempt.Outcome.Word(), attempt.Response?.Status, attempt.Detail, exchange);

    /// <summary>False when the lease is gone.</summary>
    public bool Settle(long executionId, int number, ExecutionState to, DateTimeOffset? dueAt, DateTimeOffset? settledAt) =>
        Run(_settle, to.Word(), number, dueAt?.ToUnixTimeMilliseconds(), settledAt?.ToUnixTimeMilliseconds(), executionId, Session) == 1;

    /// <summary>A statement for the rarer writes, not kept.</summary>
    public SqliteCommand Command(string sql, params (string Name, object? Value)[] parameters)
    {
        var command = _connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in parameters)
        {
            command.Parameters.AddWithValue(name, value ?? DBNull.Value);
        }

        return command;
    }

    public void Dispose()
    {
        foreach (var command in new[] { _begin, _commit, _rollback, _insertEvent, _insertExecution, _insertAttempt, _settle })
        {
            command.Dispose();
        }
    }

    private static int Run(SqliteCommand command, params ReadOnlySpan<object?> values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = values[i] ?? DBNull.Value;
        }

        return command.ExecuteNonQuery();
    }

    private SqliteCommand Prepare(string sql, params string[] parameters)
    {
        var command = _connection.CreateCommand();
        command.CommandText = sql;
        foreach (var name in parameters)
        {
            command.Parameters.Add(new SqliteParameter(name, DBNull.Value));
        }

        command.Prepare();
        return command;
    }
}
