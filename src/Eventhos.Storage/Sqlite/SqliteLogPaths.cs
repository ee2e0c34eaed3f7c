namespace Eventhos.Storage.Sqlite;

/// <summary>How the event log goes from an event or an execution to what hangs together with it.</summary>
internal static class SqliteLogPaths
{
    /// <summary>The attempts of an event's executions.</summary>
    public const string AttemptsOfEvent =
        """
        SELECT e.received_event_id, a.execution_id, a.number, a.started_at, a.finished_at, a.outcome, a.status
        FROM executions e INDEXED BY ix_executions_received_event CROSS JOIN attempts a ON a.execution_id = e.id
        WHERE e.received_event_id = $id
        ORDER BY a.started_at, a.execution_id, a.number
        """;

    /// <summary>The attempts of an execution and of those before and after it that are the same, carried out anew by hand. A retry has one execution.</summary>
    public const string AttemptsOfExecution =
        """
        WITH RECURSIVE before (id, event_id) AS (
            SELECT id, received_event_id FROM executions WHERE id = $id
            UNION
            SELECT p.id, p.received_event_id
            FROM before b CROSS JOIN received_events r ON r.id = b.event_id CROSS JOIN executions p ON p.id = r.retry_of_execution_id),
        after (id, retried_as) AS (
            SELECT id, retried_as FROM executions WHERE id = $id
            UNION
            SELECT n.id, n.retried_as FROM after f CROSS JOIN executions n INDEXED BY ix_executions_received_event ON n.received_event_id = f.retried_as)
        SELECT e.received_event_id, a.execution_id, a.number, a.started_at, a.finished_at, a.outcome, a.status
        FROM (SELECT id FROM before UNION SELECT id FROM after) c CROSS JOIN executions e ON e.id = c.id CROSS JOIN attempts a ON a.execution_id = e.id
        ORDER BY a.started_at, a.execution_id, a.number LIMIT $max
        """;

    /// <summary>The events of the chain that an event is part of.</summary>
    public const string Chain =
        """
        SELECT r.id, t.id, t.identifier, t.name, r.received_at, r.reply_execution_id, r.parent_event_id, r.root_event_id, r.reply_from, r.reply_depth,
               r.retry_of_execution_id, r.retry_of_event_id
        FROM (SELECT id FROM received_events WHERE id = (SELECT coalesce(root_event_id, id) FROM received_events WHERE id = $id)
              UNION ALL
              SELECT id FROM received_events INDEXED BY ix_received_events_chain
              WHERE root_event_id IS NOT NULL AND root_event_id = (SELECT coalesce(root_event_id, id) FROM received_events WHERE id = $id)) c
        CROSS JOIN received_events r ON r.id = c.id
        JOIN event_types t ON t.id = r.event_type_id
        ORDER BY r.id LIMIT $max
        """;
}
