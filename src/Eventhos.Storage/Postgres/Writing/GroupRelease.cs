using Eventhos.Engine.Model;
using Npgsql;

namespace Eventhos.Storage.Postgres.Writing;

/// <summary>Releases the next order group of events whose current one is settled.</summary>
internal static class GroupRelease
{
    // Waiting executions all belong to later groups, so the current one is settled when nothing else is under way.
    private const string Next =
        """
        SELECT e.id, e.received_event_id, e.contract_id, e.action_id, e.order_group, e.has_later_group
        FROM unnest($1::bigint[], $2::bigint[]) AS u (event, received_at)
        JOIN LATERAL (
            SELECT * FROM executions x
            WHERE x.received_event_id = u.event AND x.received_at = u.received_at AND x.state = 'waiting'
              AND x.order_group = (SELECT min(order_group) FROM executions WHERE received_event_id = u.event AND received_at = u.received_at AND state = 'waiting')
              AND NOT EXISTS (SELECT FROM executions WHERE received_event_id = u.event AND received_at = u.received_at AND state IN ('ready', 'running', 'retrying'))
        ) e ON true
        ORDER BY e.id
        """;

    private const string Change =
        """
        UPDATE executions e SET state = u.state, lease = CASE WHEN u.state = 'running' THEN $4::bigint END
        FROM unnest($1::bigint[], $2::bigint[], $3::text[]) AS u (id, received_at, state)
        WHERE e.id = u.id AND e.received_at = u.received_at
        """;

    /// <summary>
    /// Asks lanes for places and makes running what gets one, ready what does not. The transactions that settle executions of one event take turns from
    /// here on: otherwise the last two of a group could each see the other under way, and none would release the next.
    /// </summary>
    public static async Task RunAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, IReadOnlyList<SettleItem> items, long session)
    {
        if (items.Count == 0)
        {
            return;
        }

        var byEvent = items.GroupBy(item => item.Settlement.Execution.Event.Id).ToDictionary(group => group.Key, group => group.First());
        await using (var turns = new NpgsqlBatch(connection, transaction))
        {
            foreach (var id in byEvent.Keys.Order())
            {
                turns.BatchCommands.Add(new NpgsqlBatchCommand("SELECT pg_advisory_xact_lock($1, $2)")
                {
                    Parameters = { new() { Value = PostgresLocks.OrderGroup }, new() { Value = unchecked((int)id) } },
                });
            }

            await turns.ExecuteNonQueryAsync();
        }

        await ReadAsync(connection, transaction, byEvent);
        var released = byEvent.Values.SelectMany(item => item.Released).ToList();
        if (released.Count == 0)
        {
            return;
        }

        await using var change = new NpgsqlCommand(Change, connection, transaction);
        change.AddArray(released.Select(execution => execution.Id));
        change.AddArray(released.Select(execution => execution.Event.ReceivedAt.ToUnixTimeMilliseconds()));
        change.AddArray(released.Select(execution => execution.State.Word()));
        change.Parameters.Add(new NpgsqlParameter<long> { TypedValue = session });
        await change.ExecuteNonQueryAsync();
    }

    private static async Task ReadAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, Dictionary<long, SettleItem> byEvent)
    {
        await using var next = new NpgsqlCommand(Next, connection, transaction);
        next.AddArray(byEvent.Keys);
        next.AddArray(byEvent.Values.Select(item => item.Settlement.Execution.Event.ReceivedAt.ToUnixTimeMilliseconds()));
        await using var reader = await next.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            var item = byEvent[reader.GetInt64(1)];
            var execution = new Execution
            {
                Event = item.Settlement.Execution.Event,
                ContractId = reader.GetInt64(2),
                ActionId = reader.GetInt64(3),
                OrderGroup = reader.GetInt32(4),
                HasLaterGroup = reader.GetBoolean(5),
                State = ExecutionState.Ready,
            };
            execution.AssignId(reader.GetInt64(0));
            item.Released.Add(execution);
            execution.State = item.Settlement.Lanes.TryReserve(execution.ActionId, execution.MemoryCost) ? ExecutionState.Running : ExecutionState.Ready;
        }
    }
}
