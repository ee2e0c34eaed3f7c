using Eventhos.Engine.Model;
using Eventhos.Storage.Journal;
using Eventhos.Storage.Protection;
using Microsoft.Data.Sqlite;

namespace Eventhos.Storage.Sqlite;

/// <summary>The event log on SQLite.</summary>
internal sealed class SqliteEventLog : IEventLog
{
    internal const string RepliesSql =
        """
        SELECT r.id, r.reply_execution_id, t.identifier
        FROM received_events r JOIN event_types t ON t.id = r.event_type_id
        WHERE r.parent_event_id = $id AND r.retry_of_event_id IS NULL
        ORDER BY r.id
        """;

    private readonly SqliteDatabase _database;
    private readonly EventLogRows _rows;

    public SqliteEventLog(SqliteDatabase database, PayloadProtection protection)
    {
        _database = database;
        _rows = new EventLogRows(protection);
    }

    /// <inheritdoc />
    public async Task<EventLogPage> ListAsync(EventLogFilter filter, CancellationToken cancellationToken)
    {
        await using var connection = _database.OpenReader();
        await using var snapshot = connection.BeginTransaction(deferred: true);
        return await new EventLogListing(connection, filter).ReadAsync();
    }

    /// <inheritdoc />
    public Task<ReceivedEventDetail?> FindAsync(long receivedEventId, CancellationToken cancellationToken)
    {
        using var connection = _database.OpenReader();
        using var snapshot = connection.BeginTransaction(deferred: true);
        using var command = connection.Query(
            """
            SELECT r.event_type_id, t.identifier, t.name, t.operation, t.description, r.received_at, r.request,
                   r.reply_execution_id, r.parent_event_id, r.root_event_id, r.reply_from, r.reply_depth, r.retry_of_execution_id, r.retry_of_event_id
            FROM received_events r JOIN event_types t ON t.id = r.event_type_id
            WHERE r.id = $id
            """,
            [("$id", receivedEventId)]);
        using var reader = command.ExecuteReader();
        if (!reader.Read())
        {
            return Task.FromResult<ReceivedEventDetail?>(null);
        }

        return Task.FromResult<ReceivedEventDetail?>(_rows.Received(reader, receivedEventId) with
        {
            Replies = Replies(connection, receivedEventId),
            Executions = Executions(connection, receivedEventId),
        });
    }

    /// <inheritdoc />
    public Task<ExecutionDetail?> FindExecutionAsync(long executionId, int? attempt, CancellationToken cancellationToken)
    {
        using var connection = _database.OpenReader();
        using var snapshot = connection.BeginTransaction(deferred: true);
        using var command = connection.Query(
            """
            SELECT e.received_event_id, e.state, e.attempts, e.reason, r.reply_from, r.received_at, e.settled_at, r.request,
                   c.id, c.action_id, c.event_type_id, c.identifier, c.name, c.active, c.order_group, c.deleted, c.created_at, c.updated_at, c.mail_recipients_on_error, e.retried_as
            FROM executions e JOIN received_events r ON r.id = e.received_event_id JOIN contracts c ON c.id = e.contract_id
            WHERE e.id = $id
            """,
            [("$id", executionId)]);
        using var reader = command.ExecuteReader();
        if (!reader.Read())
        {
            return Task.FromResult<ExecutionDetail?>(null);
        }

        return Task.FromResult<ExecutionDetail?>(EventLogRows.Execution(reader, executionId) with
        {
            LastAttempt = Attempt(connection, executionId, attempt, _rows.Request(reader, EventLogRows.RequestOfExecution).Body),
        });
    }

    /// <inheritdoc />
    public Task<IReadOnlyList<LoggedAttempt>?> AttemptsOfEventAsync(long receivedEventId, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<LoggedAttempt>?>(
        Attempts("SELECT 1 FROM received_events WHERE id = $id", SqliteLogPaths.AttemptsOfEvent, [("$id", receivedEventId)]));

    /// <inheritdoc />
    public Task<IReadOnlyList<LoggedAttempt>?> AttemptsOfExecutionAsync(long executionId, int max, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<LoggedAttempt>?>(
        Attempts("SELECT 1 FROM executions WHERE id = $id", SqliteLogPaths.AttemptsOfExecution, [("$id", executionId), ("$max", max)]));

    /// <inheritdoc />
    public Task<IReadOnlyList<ChainedEvent>> ChainAsync(long receivedEventId, int max, CancellationToken cancellationToken)
    {
        using var connection = _database.OpenReader();
        using var snapshot = connection.BeginTransaction(deferred: true);
        var events = new List<ChainedEvent>();
        using (var command = connection.Query(SqliteLogPaths.Chain, [("$id", receivedEventId), ("$max", max)]))
        {
            using var reader = command.ExecuteReader();
            while (reader.Read())
            {
                events.Add(EventLogRows.Chained(reader));
            }
        }

        var states = EventLogListing.States(connection, string.Join(", ", events.Select(chained => chained.Id)));
        return Task.FromResult<IReadOnlyList<ChainedEvent>>(events.ConvertAll(chained => chained with { States = [.. states[chained.Id]] }));
    }

    /// <summary>Null where the first statement finds nothing.</summary>
    private List<LoggedAttempt>? Attempts(string exists, string sql, IReadOnlyList<(string Name, object Value)> parameters)
    {
        using var connection = _database.OpenReader();
        using var snapshot = connection.BeginTransaction(deferred: true);
        using var found = connection.Query(exists, parameters.Take(1));
        if (found.ExecuteScalar() is null)
        {
            return null;
        }

        using var command = connection.Query(sql, parameters);
        using var reader = command.ExecuteReader();
        var attempts = new List<LoggedAttempt>();
        while (reader.Read())
        {
            attempts.Add(EventLogRows.Logged(reader));
        }

        return attempts;
    }

    private List<ExecutionSummary> Executions(SqliteConnection connection, long receivedEventId)
    {
        using var command = connection.Query(
            """
            SELECT e.id, e.state, e.attempts, e.order_group, e.reason, e.settled_at, a.outcome, a.exchange,
                   c.id, c.identifier, c.name, n.id, n.identifier, n.name, n.operation, n.description, e.retried_as
            FROM executions e
            JOIN contracts c ON c.id = e.contract_id
            JOIN actions n ON n.id = e.action_id
            LEFT JOIN attempts a ON a.execution_id = e.id AND a.number = e.attempts
            WHERE e.received_event_id = $id
            ORDER BY e.id
            """,
            [("$id", receivedEventId)]);
        using var reader = command.ExecuteReader();
        var executions = new List<ExecutionSummary>();
        while (reader.Read())
        {
            executions.Add(_rows.Summary(reader));
        }

        return executions;
    }

    private static List<ReplyLink> Replies(SqliteConnection connection, long receivedEventId)
    {
        using var command = connection.Query(RepliesSql, [("$id", receivedEventId)]);
        using var reader = command.ExecuteReader();
        var replies = new List<ReplyLink>();
        while (reader.Read())
        {
            replies.Add(new ReplyLink(reader.GetInt64(0), reader.GetInt64(1), reader.GetString(2)));
        }

        return replies;
    }

    private Attempt? Attempt(SqliteConnection connection, long executionId, int? attempt, ReadOnlyMemory<byte> eventBody)
    {
        using var command = connection.Query(
            """
            SELECT number, started_at, finished_at, outcome, exchange FROM attempts
            WHERE execution_id = $id AND ($number IS NULL OR number = $number) ORDER BY number DESC LIMIT 1
            """,
            [("$id", executionId), ("$number", (object?)attempt ?? DBNull.Value)]);
        using var reader = command.ExecuteReader();
        if (!reader.Read())
        {
            return null;
        }

        return _rows.Attempt(reader, eventBody);
    }
}
