using System.Data;
using Eventhos.Engine.Model;
using Eventhos.Storage.Journal;
using Eventhos.Storage.Protection;
using Npgsql;

namespace Eventhos.Storage.Postgres;

/// <summary>The event log on PostgreSQL. What is read of an event comes from one state of the database.</summary>
internal sealed class PostgresEventLog : IEventLog
{
    private readonly PostgresDatabase _database;
    private readonly EventLogRows _rows;

    public PostgresEventLog(PostgresDatabase database, PayloadProtection protection)
    {
        _database = database;
        _rows = new EventLogRows(protection);
    }

    /// <inheritdoc />
    public async Task<EventLogPage> ListAsync(EventLogFilter filter, CancellationToken cancellationToken)
    {
        await using var connection = await _database.Source.OpenConnectionAsync(cancellationToken);
        await using var snapshot = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);
        return await new PostgresEventLogListing(connection, filter, cancellationToken).ReadAsync();
    }

    /// <inheritdoc />
    public async Task<ReceivedEventDetail?> FindAsync(long receivedEventId, CancellationToken cancellationToken)
    {
        await using var connection = await OpenForKeysAsync(cancellationToken);
        await using var snapshot = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);
        if (await ReceivedAsync(connection, receivedEventId, cancellationToken) is not { } received)
        {
            return null;
        }

        return received with
        {
            Replies = await RepliesAsync(connection, receivedEventId, cancellationToken),
            Executions = await ExecutionsAsync(connection, received, cancellationToken),
        };
    }

    /// <inheritdoc />
    public async Task<ExecutionDetail?> FindExecutionAsync(long executionId, int? attempt, CancellationToken cancellationToken)
    {
        await using var connection = await OpenForKeysAsync(cancellationToken);
        await using var snapshot = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);
        if (await ExecutionAsync(connection, executionId, cancellationToken) is not var (execution, eventBody))
        {
            return null;
        }

        return execution with { LastAttempt = await AttemptAsync(connection, execution, attempt, eventBody, cancellationToken) };
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<LoggedAttempt>?> AttemptsOfEventAsync(long receivedEventId, CancellationToken cancellationToken)
    {
        await using var connection = await OpenForKeysAsync(cancellationToken);
        return await PostgresLogPaths.AttemptsOfEventAsync(connection, receivedEventId, cancellationToken);
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<LoggedAttempt>?> AttemptsOfExecutionAsync(long executionId, int max, CancellationToken cancellationToken)
    {
        await using var connection = await OpenForKeysAsync(cancellationToken);
        return await PostgresLogPaths.AttemptsOfExecutionAsync(connection, executionId, max, cancellationToken);
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<ChainedEvent>> ChainAsync(long receivedEventId, int max, CancellationToken cancellationToken)
    {
        await using var connection = await OpenForKeysAsync(cancellationToken);
        await using var snapshot = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);
        return await PostgresLogPaths.ChainAsync(connection, receivedEventId, max, cancellationToken);
    }

    // Rows of all days by their keys: what takes long there is the planning, some milliseconds, which the settings of the journal do once.
    private ValueTask<NpgsqlConnection> OpenForKeysAsync(CancellationToken cancellationToken) => _database.Journal.OpenConnectionAsync(cancellationToken);

    private async Task<ReceivedEventDetail?> ReceivedAsync(NpgsqlConnection connection, long receivedEventId, CancellationToken cancellationToken)
    {
        await using var command = connection.Query(
            """
            SELECT r.event_type_id, t.identifier::text, t.name, t.operation, t.description, r.received_at, r.request,
                   r.reply_execution_id, r.parent_event_id, r.root_event_id, r.reply_from, r.reply_depth, r.retry_of_execution_id, r.retry_of_event_id
            FROM received_events r JOIN event_types t ON t.id = r.event_type_id
            WHERE r.id = @id
            """,
            ("id", receivedEventId));
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken)
            ? _rows.Received(reader, receivedEventId)
            : null;
    }

    private async Task<(ExecutionDetail Execution, ReadOnlyMemory<byte> EventBody)?> ExecutionAsync(
        NpgsqlConnection connection, long executionId, CancellationToken cancellationToken)
    {
        await using var command = connection.Query(
            """
            WITH e AS MATERIALIZED (SELECT * FROM executions WHERE id = @id)
            SELECT e.received_event_id, e.state, e.attempts, e.reason, r.reply_from, r.received_at, e.settled_at, r.request, c.id, c.action_id, c.event_type_id,
                   c.identifier::text, c.name, c.active, c.order_group, c.deleted, c.created_at, c.updated_at, c.mail_recipients_on_error, e.retried_as
            FROM e
            JOIN received_events r ON r.id = e.received_event_id AND r.received_at = e.received_at
            JOIN contracts c ON c.id = e.contract_id
            """,
            ("id", executionId));
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        if (!await reader.ReadAsync(cancellationToken))
        {
            return null;
        }

        return (EventLogRows.Execution(reader, executionId), _rows.Request(reader, EventLogRows.RequestOfExecution).Body);
    }

    private async Task<List<ExecutionSummary>> ExecutionsAsync(NpgsqlConnection connection, ReceivedEventDetail received, CancellationToken cancellationToken)
    {
        await using var command = connection.Query(
            """
            SELECT e.id, e.state, e.attempts, e.order_group, e.reason, e.settled_at, a.outcome, a.exchange,
                   c.id, c.identifier::text, c.name, n.id, n.identifier::text, n.name, n.operation, n.description, e.retried_as
            FROM executions e
            JOIN contracts c ON c.id = e.contract_id
            JOIN actions n ON n.id = e.action_id
            LEFT JOIN attempts a ON a.execution_id = e.id AND a.number = e.attempts AND a.received_at = @at
            WHERE e.received_event_id = @id AND e.received_at = @at
            ORDER BY e.id
            """,
            ("id", received.Id),
            ("at", received.ReceivedAt.ToUnixTimeMilliseconds()));
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var executions = new List<ExecutionSummary>();
        while (await reader.ReadAsync(cancellationToken))
        {
            executions.Add(_rows.Summary(reader));
        }

        return executions;
    }

    private static async Task<List<ReplyLink>> RepliesAsync(NpgsqlConnection connection, long receivedEventId, CancellationToken cancellationToken)
    {
        // In any partition: an attempt may be made days after the event came.
        await using var command = connection.Query(
            """
            SELECT r.id, r.reply_execution_id, t.identifier::text
            FROM received_events r JOIN event_types t ON t.id = r.event_type_id
            WHERE r.parent_event_id = @id AND r.retry_of_event_id IS NULL
            ORDER BY r.id
            """,
            ("id", receivedEventId));
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var replies = new List<ReplyLink>();
        while (await reader.ReadAsync(cancellationToken))
        {
            replies.Add(new ReplyLink(reader.GetInt64(0), reader.GetInt64(1), reader.GetString(2)));
        }

        return replies;
    }

    private async Task<Attempt?> AttemptAsync(
        NpgsqlConnection connection, ExecutionDetail execution, int? attempt, ReadOnlyMemory<byte> eventBody, CancellationToken cancellationToken)
    {
        await using var command = connection.Query(
            """
            SELECT number, started_at, finished_at, outcome, exchange FROM attempts
            WHERE execution_id = @id AND received_at = @at AND (@number::integer IS NULL OR number = @number::integer)
            ORDER BY number DESC LIMIT 1
            """,
            ("id", execution.Id),
            ("at", execution.ReceivedAt.ToUnixTimeMilliseconds()),
            ("number", attempt));
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        if (!await reader.ReadAsync(cancellationToken))
        {
            return null;
        }

        return _rows.Attempt(reader, eventBody);
    }
}
