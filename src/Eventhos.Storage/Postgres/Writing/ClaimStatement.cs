using Npgsql;

namespace Eventhos.Storage.Postgres.Writing;

/// <summary>Leases ready and due executions of one action to a session, oldest first; what other nodes are claiming is passed over.</summary>
internal static class ClaimStatement
{
    internal const string Sql =
        """
        WITH ready AS MATERIALIZED (
            SELECT id, received_at, received_event_id FROM executions WHERE state = 'ready' AND action_id = $2 ORDER BY id LIMIT $3 FOR UPDATE SKIP LOCKED),
        due AS MATERIALIZED (
            SELECT id, received_at, received_event_id FROM executions WHERE state = 'retrying' AND action_id = $2 AND due_at <= $5 ORDER BY id LIMIT $3
            FOR UPDATE SKIP LOCKED),
        oldest AS MATERIALIZED (
            SELECT c.id, c.received_at, r.event_type_id, r.system_id, t.identifier::text, r.request, r.reply_execution_id, r.parent_event_id, r.root_event_id, r.reply_from,
                r.reply_depth, r.retry_of_execution_id, r.retry_of_event_id, octet_length(r.request) AS bytes
            FROM (SELECT * FROM ready UNION ALL SELECT * FROM due ORDER BY id LIMIT $3) c
            JOIN received_events r ON r.id = c.received_event_id AND r.received_at = c.received_at
            JOIN event_types t ON t.id = r.event_type_id),
        taken AS MATERIALIZED (
            SELECT * FROM (SELECT *, sum(bytes) OVER (ORDER BY id) - bytes AS before FROM oldest) o WHERE before <= $4)
        UPDATE executions e SET state = 'running', lease = $1, due_at = NULL
        FROM taken
        WHERE e.id = taken.id AND e.received_at = taken.received_at AND EXISTS (SELECT FROM sessions WHERE id = $1 AND ended_at IS NULL)
        RETURNING e.id, e.received_event_id, e.contract_id, e.action_id, e.order_group, e.has_later_group, e.attempts, taken.event_type_id, taken.system_id,
            taken.identifier, e.received_at, taken.request, taken.reply_execution_id, taken.parent_event_id, taken.root_event_id, taken.reply_from,
            taken.reply_depth, taken.retry_of_execution_id, taken.retry_of_event_id
        """;

    /// <summary>Runs it; in the order of id.</summary>
    public static async Task<IReadOnlyList<ClaimedRow>> RunAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, long session, long actionId, int max, long maxBytes, DateTimeOffset now)
    {
        await using var command = new NpgsqlCommand(Sql, connection, transaction)
        {
            Parameters =
            {
                new NpgsqlParameter<long> { TypedValue = session }, new NpgsqlParameter<long> { TypedValue = actionId }, new NpgsqlParameter<int> { TypedValue = max },
                new NpgsqlParameter<long> { TypedValue = maxBytes }, new NpgsqlParameter<long> { TypedValue = now.ToUnixTimeMilliseconds() },
            },
        };
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<ClaimedRow>();
        while (await reader.ReadAsync())
        {
            rows.Add(new ClaimedRow(
                reader.GetInt64(0), reader.GetInt64(1), reader.GetInt64(2), reader.GetInt64(3), reader.GetInt32(4), reader.GetBoolean(5), reader.GetInt32(6),
                reader.GetInt64(7), reader.GetInt64(8), reader.GetString(9), reader.Time(10), reader.GetFieldValue<byte[]>(11), reader.ReplyOrNull(12), reader.RetryOrNull(17)));
        }

        rows.Sort(static (one, other) => one.Id.CompareTo(other.Id));
        return rows;
    }
}
