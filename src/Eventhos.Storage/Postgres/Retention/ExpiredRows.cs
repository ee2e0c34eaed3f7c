using Npgsql;

namespace Eventhos.Storage.Postgres.Retention;

/// <summary>Removes old events that lie in no day's partition, but in the default one.</summary>
internal static class ExpiredRows
{
    private const int MaxEvents = 500;

    /// <summary>Some of those from $1 on and before $2; answers how many, and the time of the last one.</summary>
    public const string Purge =
        """
        WITH expired AS MATERIALIZED (
            SELECT e.id, e.received_at FROM received_events_default e
            WHERE e.received_at >= $1 AND e.received_at < $2
                AND NOT EXISTS (SELECT FROM executions x WHERE x.received_event_id = e.id AND x.received_at = e.received_at AND x.settled_at IS NULL)
            ORDER BY e.received_at, e.id LIMIT $3),
        tried AS (
            DELETE FROM attempts a USING expired e, executions x
            WHERE x.received_event_id = e.id AND x.received_at = e.received_at AND a.execution_id = x.id AND a.received_at = e.received_at),
        carried_out AS (DELETE FROM executions x USING expired e WHERE x.received_event_id = e.id AND x.received_at = e.received_at),
        received AS (DELETE FROM received_events r USING expired e WHERE r.id = e.id AND r.received_at = e.received_at)
        SELECT count(*), coalesce(max(received_at), $1) FROM expired
        """;

    /// <summary>Removes all of them; answers how many.</summary>
    public static async Task<long> PurgeAsync(NpgsqlConnection connection, DateTimeOffset before, CancellationToken cancellationToken)
    {
        long events = 0;
        long from = 0;
        while (true)
        {
            await using var command = new NpgsqlCommand(Purge, connection);
            command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = from });
            command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = before.ToUnixTimeMilliseconds() });
            command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = MaxEvents });
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            await reader.ReadAsync(cancellationToken);
            var removed = reader.GetInt64(0);
            from = reader.GetInt64(1);
            events += removed;
            if (removed < MaxEvents)
            {
                return events;
            }
        }
    }
}
