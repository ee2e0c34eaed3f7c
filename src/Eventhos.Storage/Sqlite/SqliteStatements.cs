using Eventhos.Engine.Journal;
using Eventhos.Engine.Model;
using Microsoft.Data.Sqlite;

namespace Eventhos.Storage.Sqlite;

/// <summary>The writer's prepared statements, and the ids it hands out. Used by the writer's thread only.</summary>
internal sealed class SqliteStatements : IDisposable
{
    internal const string InsertEventSql =
        """
        INSERT INTO received_events (id, event_type_id, system_id, received_at, request, reply_execution_id, parent_event_id, root_event_id, reply_from, reply_depth)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
        """;

    internal const string InsertExecutionSql =
        """
        INSERT INTO executions (id, received_event_id, contract_id, action_id, order_group, has_later_group, state, reason, lease, settled_at)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
        """;

    // Guarded by the lease and by the attempt's number: a stale owner's write, or a second one, changes nothing.
    internal const string SettleSql =
        """
        UPDATE executions SET state = ?1, lease = NULL, attempts = ?2, due_at = ?3, settled_at = ?4
        WHERE id = ?5 AND state = 'running' AND lease = ?6 AND attempts = ?2 - 1
        """;

    private readonly SqliteConnection _connection;
    private readonly SqliteStatement _begin;
    private readonly SqliteStatement _commit;
    private readonly SqliteStatement _rollback;
    private readonly SqliteStatement _insertEvent;
    private readonly SqliteStatement _insertRetry;
    private readonly SqliteStatement _insertExecution;
    private readonly SqliteStatement _insertAttempt;
    private readonly SqliteStatement _settle;
    private readonly SqliteStatement _holdBack;
    private readonly SqliteStatement _insertMail;
    private long _lastEventId;
    private long _lastExecutionId;

    public SqliteStatements(SqliteConnection connection, long session)
    {
        _connection = connection;
        Session = session;
        _begin = Prepare("BEGIN IMMEDIATE");
        _commit = Prepare("COMMIT");
        _rollback = Prepare("ROLLBACK");
        _insertEvent = Prepare(InsertEventSql);
        // A statement of its own, so that the one for every other event has nothing to bind that is hardly ever there.
        _insertRetry = Prepare(
            """
            INSERT INTO received_events (id, event_type_id, system_id, received_at, request, reply_execution_id, parent_event_id, root_event_id, reply_from, reply_depth,
                retry_of_execution_id, retry_of_event_id)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)
            """);
        _insertExecution = Prepare(InsertExecutionSql);
        _insertAttempt = Prepare(
            """
            INSERT INTO attempts (execution_id, number, started_at, finished_at, outcome, status, exchange)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
            """);
        _settle = Prepare(SettleSql);
        _holdBack = Prepare(MailSql.HoldBack);
        _insertMail = Prepare(MailSql.Insert);
        _lastEventId = Last("received_events");
        _lastExecutionId = Last("executions");
    }

    /// <summary>The session that leases are made out to.</summary>
    public long Session { get; }

    /// <summary>The id that the next event gets.</summary>
    public long NextEventId => _lastEventId + 1;

    /// <summary>For reads of what the group has written so far.</summary>
    public SqliteConnection Connection => _connection;

    public void Begin() => _begin.Run();

    public void Commit() => _commit.Run();

    /// <summary>Undoes the group, also where SQLite has done so already (full disk, I/O fault).</summary>
    public void RollbackQuietly()
    {
        try
        {
            _rollback.Run();
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
        var insert = (received.RetryOf is null ? _insertEvent : _insertRetry)
            .Add(received.Id).Add(received.EventTypeId).Add(received.SystemId).Add(received.ReceivedAt.ToUnixTimeMilliseconds()).Add(request.AsSpan())
            .Add(reply?.ExecutionId).Add(reply?.ParentEventId).Add(reply?.RootEventId).Add(reply?.FromIdentifier).Add(reply?.Depth ?? 0);
        if (received.RetryOf is { } retried)
        {
            insert.Add(retried.ExecutionId).Add(retried.ReceivedEventId);
        }

        insert.Run();
    }

    public void InsertExecution(Execution execution)
    {
        execution.AssignId(++_lastExecutionId);
        _insertExecution
            .Add(execution.Id).Add(execution.Event.Id).Add(execution.ContractId).Add(execution.ActionId).Add(execution.OrderGroup)
            .Add(execution.HasLaterGroup ? 1 : 0).Add(execution.State.Word()).Add(execution.Reason)
            .Add(execution.State == ExecutionState.Running ? Session : null)
            .Add(execution.State == ExecutionState.Skipped ? execution.Event.ReceivedAt.ToUnixTimeMilliseconds() : null)
            .Run();
    }

    public void InsertAttempt(long executionId, Attempt attempt, byte[] exchange) =>
        _insertAttempt
            .Add(executionId).Add(attempt.Number).Add(attempt.StartedAt.ToUnixTimeMilliseconds()).Add(attempt.FinishedAt.ToUnixTimeMilliseconds())
            .Add(attempt.Outcome.Word()).Add(attempt.Response?.Status).Add(exchange.AsSpan())
            .Run();

    /// <summary>False when the lease is gone.</summary>
    public bool Settle(long executionId, int number, ExecutionState to, DateTimeOffset? dueAt, DateTimeOffset? settledAt) =>
        _settle
            .Add(to.Word()).Add(number).Add(dueAt?.ToUnixTimeMilliseconds()).Add(settledAt?.ToUnixTimeMilliseconds()).Add(executionId).Add(Session)
            .Run() == 1;

    /// <summary>Puts a notice in the outbox: counted where a mail of its contract and cause is collecting, as a mail of its own otherwise.</summary>
    public void Note(Execution execution, GiveUpNotice notice)
    {
        if (_holdBack.Add(execution.ContractId).Add(notice.Cause).Add(execution.Id).Run() == 0)
        {
            _insertMail
                .Add(execution.ContractId).Add(notice.Cause).Add(execution.Id).Add(notice.At.ToUnixTimeMilliseconds())
                .Add((notice.At + notice.Window).ToUnixTimeMilliseconds())
                .Run();
        }
    }

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
        foreach (var statement in new[] { _begin, _commit, _rollback, _insertEvent, _insertRetry, _insertExecution, _insertAttempt, _settle, _holdBack, _insertMail })
        {
            statement.Dispose();
        }
    }

    private SqliteStatement Prepare(string sql) => new(_connection, sql);

    private long Last(string table)
    {
        using var command = Command($"SELECT coalesce(max(id), 0) FROM {table}");
        return (long)command.ExecuteScalar()!;
    }
}
