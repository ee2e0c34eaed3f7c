using Eventhos.Storage.Journal;
using Npgsql;

namespace Eventhos.Storage.Postgres;

/// <summary>How the event log goes from an event or an execution to what hangs together with it, in partitions of any day.</summary>
internal static class PostgresLogPaths
{
    private const string AttemptsOfEvent =
        """
        SELECT e.received_event_id, a.execution_id, a.number, a.started_at, a.finished_at, a.outcome, a.status
        FROM executions e JOIN attempts a ON a.execution_id = e.id AND a.received_at = e.received_at
        WHERE e.received_event_id = @id AND e.received_at = @at AND a.received_at = @at
        ORDER BY a.started_at, a.execution_id, a.number
        """;

    // A retry has one execution. LATERAL and OFFSET: each is looked up by its key.
    private const string AttemptsOfExecution =
        """
        WITH RECURSIVE before (id, event_id) AS (
            SELECT id, received_event_id FROM executions WHERE id = @id
            UNION
            SELECT p.id, p.received_event_id
            FROM before b
            CROSS JOIN LATERAL (SELECT retry_of_execution_id FROM received_events WHERE id = b.event_id OFFSET 0) r
            CROSS JOIN LATERAL (SELECT id, received_event_id FROM executions WHERE id = r.retry_of_execution_id OFFSET 0) p),
        after (id, retried_as) AS (
            SELECT id, retried_as FROM executions WHERE id = @id
            UNION
            SELECT n.id, n.retried_as FROM after f CROSS JOIN LATERAL (SELECT id, retried_as FROM executions WHERE received_event_id = f.retried_as OFFSET 0) n)
        SELECT e.received_event_id, a.execution_id, a.number, a.started_at, a.finished_at, a.outcome, a.status
        FROM (SELECT id FROM before UNION SELECT id FROM after) c
        CROSS JOIN LATERAL (SELECT id, received_event_id FROM executions WHERE id = c.id OFFSET 0) e
        CROSS JOIN LATERAL (SELECT * FROM attempts WHERE execution_id = e.id OFFSET 0) a
        ORDER BY a.started_at, a.execution_id, a.number LIMIT @max
        """;

    private const string Chain =
        """
        SELECT r.id, t.id, t.identifier::text, t.name, r.received_at, r.reply_execution_id, r.parent_event_id, r.root_event_id, r.reply_from, r.reply_depth,
               r.retry_of_execution_id, r.retry_of_event_id
        FROM (SELECT * FROM received_events WHERE id = @root UNION ALL SELECT * FROM received_events WHERE root_event_id = @root) r
        JOIN event_types t ON t.id = r.event_type_id
        ORDER BY r.id LIMIT @max
        """;

    /// <summary>As <see cref="IEventLog.AttemptsOfEventAsync"/>.</summary>
    public static async Task<IReadOnlyList<LoggedAttempt>?> AttemptsOfEventAsync(NpgsqlConnection connection, long receivedEventId, CancellationToken cancellationToken) =>
        await NumberAsync(connection, "SELECT received_at FROM received_events WHERE id = @id", receivedEventId, cancellationToken) is { } at
            ? await AttemptsAsync(connection.Query(AttemptsOfEvent, ("id", receivedEventId), ("at", at)), cancellationToken)
            : null;

    /// <summary>As <see cref="IEventLog.AttemptsOfExecutionAsync"/>.</summary>
    public static async Task<IReadOnlyList<LoggedAttempt>?> AttemptsOfExecutionAsync(NpgsqlConnection connection, long executionId, int max, CancellationToken cancellationToken) =>
        await NumberAsync(connection, "SELECT id FROM executions WHERE id = @id", executionId, cancellationToken) is not null
            ? await AttemptsAsync(connection.Query(AttemptsOfExecution, ("id", executionId), ("max", max)), cancellationToken)
            : null;

    /// <summary>As <see cref="IEventLog.ChainAsync"/>.</summary>
    public static async Task<IReadOnlyList<ChainedEvent>> ChainAsync(NpgsqlConnection connection, long receivedEventId, int max, CancellationToken cancellationToken)
    {
        if (await NumberAsync(connection, "SELECT coalesce(root_event_id, id) FROM received_events WHERE id = @id", receivedEventId, cancellationToken) is not { } root)
        {
            return [];
        }

        var events = new List<ChainedEvent>();
        await using (var command = connection.Query(Chain, ("root", root), ("max", max)))
        {
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            while (await reader.ReadAsync(cancellationToken))
            {
                events.Add(EventLogRows.Chained(reader));
            }
        }

        if (events.Count == 0)
        {
            return events;
        }

        var states = await PostgresEventLogListing.StatesAsync(connection, [.. events.Select(chained => (chained.Id, chained.ReceivedAt))], cancellationToken);
        return events.ConvertAll(chained => chained with { States = [.. states[chained.Id]] });
    }

    private static async Task<long?> NumberAsync(NpgsqlConnection connection, string sql, long id, CancellationToken cancellationToken)
    {
        await using var command = connection.Query(sql, ("id", id));
        return (long?)await command.ExecuteScalarAsync(cancellationToken);
    }

    private static async Task<IReadOnlyList<LoggedAttempt>> AttemptsAsync(NpgsqlCommand command, CancellationToken cancellationToken)
    {
        await using (command)
        {
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            var attempts = new List<LoggedAttempt>();
            while (await reader.ReadAsync(cancellationToken))
            {
                attempts.Add(EventLogRows.Logged(reader));
            }

            return attempts;
        }
    }
}
