using Eventhos.Engine.Model;
using Npgsql;

namespace Eventhos.Storage.Postgres.Writing;

/// <summary>
/// Received events with their executions in one statement, whatever their number: columns as arrays. Ids come out of the sequences inside it, in
/// the order of the arrays, and are known only when it has returned.
/// </summary>
internal sealed class AppendStatement
{
    internal const string Sql =
        """
        WITH e AS MATERIALIZED (
            SELECT nextval('received_events_id') AS id, u.*
            FROM unnest($1::bigint[], $2::bigint[], $3::bigint[], $4::bytea[], $5::bigint[], $6::bigint[], $7::bigint[], $8::text[], $9::integer[], $10::bigint[], $11::bigint[])
                WITH ORDINALITY AS u (received_at, event_type_id, system_id, request, reply_execution_id, parent_event_id, root_event_id, reply_from, reply_depth,
                    retry_of_execution_id, retry_of_event_id, ord)),
        ids AS MATERIALIZED (SELECT array_agg(id ORDER BY ord) AS ids FROM e),
        x AS MATERIALIZED (
            SELECT nextval('executions_id') AS id, ($1::bigint[])[u.event_ord] AS received_at, (SELECT ids FROM ids)[u.event_ord] AS received_event_id, u.*
            FROM unnest($12::integer[], $13::bigint[], $14::bigint[], $15::integer[], $16::boolean[], $17::text[], $18::text[])
                WITH ORDINALITY AS u (event_ord, contract_id, action_id, order_group, has_later_group, state, reason, ord)),
        ie AS (
            INSERT INTO received_events (id, received_at, event_type_id, system_id, request, reply_execution_id, parent_event_id, root_event_id, reply_from,
                reply_depth, retry_of_execution_id, retry_of_event_id)
            SELECT id, received_at, event_type_id, system_id, request, reply_execution_id, parent_event_id, root_event_id, reply_from,
                reply_depth, retry_of_execution_id, retry_of_event_id FROM e),
        ix AS (
            INSERT INTO executions (id, received_at, received_event_id, contract_id, action_id, order_group, has_later_group, state, reason, lease, settled_at)
            SELECT id, received_at, received_event_id, contract_id, action_id, order_group, has_later_group, state, reason,
                CASE WHEN state = 'running' THEN $19::bigint END, CASE WHEN state = 'skipped' THEN received_at END FROM x)
        SELECT (SELECT ids FROM ids), (SELECT array_agg(id ORDER BY ord) FROM x)
        """;

    private readonly IReadOnlyList<(ReceivedEvent Received, IReadOnlyList<Execution> Executions, byte[] Request)> _all;
    private readonly List<(int EventOrdinal, Execution Execution)> _executions = [];
    private readonly long _session;

    public AppendStatement(IReadOnlyList<(ReceivedEvent Received, IReadOnlyList<Execution> Executions, byte[] Request)> all, long session)
    {
        _all = all;
        _session = session;
        for (var i = 0; i < all.Count; i++)
        {
            foreach (var execution in all[i].Executions)
            {
                _executions.Add((i + 1, execution));
            }
        }
    }

    /// <summary>Runs it and gives out the ids.</summary>
    public async Task RunAsync(NpgsqlConnection connection, NpgsqlTransaction? transaction = null)
    {
        await using var command = new NpgsqlCommand(Sql, connection, transaction);
        AddEvents(command);
        AddExecutions(command);
        await using var reader = await command.ExecuteReaderAsync();
        await reader.ReadAsync();
        var events = reader.GetFieldValue<long[]>(0);
        var executions = _executions.Count == 0 ? [] : reader.GetFieldValue<long[]>(1);
        for (var i = 0; i < events.Length; i++)
        {
            _all[i].Received.AssignId(events[i]);
        }

        for (var i = 0; i < executions.Length; i++)
        {
            _executions[i].Execution.AssignId(executions[i]);
        }
    }

    private void AddEvents(NpgsqlCommand command)
    {
        command.AddArray(_all.Select(item => item.Received.ReceivedAt.ToUnixTimeMilliseconds()));
        command.AddArray(_all.Select(item => item.Received.EventTypeId));
        command.AddArray(_all.Select(item => item.Received.SystemId));
        command.AddArray(_all.Select(item => item.Request));
        command.AddArray(_all.Select(item => item.Received.Reply?.ExecutionId));
        command.AddArray(_all.Select(item => item.Received.Reply?.ParentEventId));
        command.AddArray(_all.Select(item => item.Received.Reply?.RootEventId));
        command.AddArray(_all.Select(item => item.Received.Reply?.FromIdentifier));
        command.AddArray(_all.Select(item => item.Received.Reply?.Depth ?? 0));
        command.AddArray(_all.Select(item => item.Received.RetryOf?.ExecutionId));
        command.AddArray(_all.Select(item => item.Received.RetryOf?.ReceivedEventId));
    }

    private void AddExecutions(NpgsqlCommand command)
    {
        command.AddArray(_executions.Select(pair => pair.EventOrdinal));
        command.AddArray(_executions.Select(pair => pair.Execution.ContractId));
        command.AddArray(_executions.Select(pair => pair.Execution.ActionId));
        command.AddArray(_executions.Select(pair => pair.Execution.OrderGroup));
        command.AddArray(_executions.Select(pair => pair.Execution.HasLaterGroup));
        command.AddArray(_executions.Select(pair => pair.Execution.State.Word()));
        command.AddArray(_executions.Select(pair => pair.Execution.Reason));
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = _session });
    }
}
