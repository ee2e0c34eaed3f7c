using System.Text.Json;
using Eventhos.Engine.Retries;

namespace Eventhos.Storage.Sqlite;

/// <summary>Finds the failed executions of a retry of many in <c>ix_executions_failed</c>, in their order.</summary>
internal sealed class RetryRunSelection
{
    private readonly List<(string Name, object Value)> _parameters = [];
    private readonly string _condition;

    /// <summary>By filters.</summary>
    public RetryRunSelection(RetrySelection selection, long lastExecutionId, DateTimeOffset startedAt)
    {
        var conditions = new List<string>();
        var join = "";
        void Where(string condition, string name, object? value)
        {
            if (value is not null)
            {
                conditions.Add($" AND {condition}");
                _parameters.Add((name, value));
            }
        }

        Where("e.id <= $last", "$last", lastExecutionId);
        Where("e.settled_at <= $started", "$started", startedAt.ToUnixTimeMilliseconds());
        Where("e.contract_id = $contract", "$contract", selection.ContractId);
        Where("e.contract_id IN (SELECT id FROM contracts WHERE event_type_id = $event)", "$event", selection.EventTypeId);
        if (selection.Scope is { } scope)
        {
            Where("e.contract_id IN (SELECT value FROM json_each($scope))", "$scope", Json(scope.ContractIds));
        }

        if (selection.From is not null || selection.Before is not null)
        {
            // CROSS keeps SQLite from starting at the events, of which there are many more.
            join = " CROSS JOIN received_events r ON r.id = e.received_event_id";
            Where("r.received_at >= $from", "$from", selection.From?.ToUnixTimeMilliseconds());
            Where("r.received_at < $before", "$before", selection.Before?.ToUnixTimeMilliseconds());
        }

        _condition = join + Failed + string.Concat(conditions);
    }

    private const string Failed =
        " WHERE (e.state = 'error' OR e.state = 'aborted' OR e.state = 'skipped') AND e.state = 'error' AND e.retried_as IS NULL";

    /// <summary>How many there are.</summary>
    public string CountSql => $"SELECT count(*) FROM executions e INDEXED BY ix_executions_failed{_condition}";

    /// <summary>The next ones after <c>$cursor</c>, <c>$max</c> at most.</summary>
    public string NextSql => $"SELECT e.id FROM executions e INDEXED BY ix_executions_failed{_condition} AND e.id > $cursor ORDER BY e.id LIMIT $max";

    /// <summary>The values of the parameters but cursor and max.</summary>
    public IReadOnlyList<(string Name, object Value)> Parameters => _parameters;

    /// <summary>The failed executions among those that a list names, in order; <c>$ids</c> is a JSON array.</summary>
    public static string ListSql(bool ofEvents) => ofEvents
        ? $"SELECT DISTINCT e.id FROM json_each($ids) i CROSS JOIN executions e INDEXED BY ix_executions_received_event ON e.received_event_id = i.value{Failed} ORDER BY e.id"
        : $"SELECT DISTINCT e.id FROM json_each($ids) i CROSS JOIN executions e ON e.id = i.value{Failed} ORDER BY e.id";

    /// <summary>As SQLite's JSON functions read it.</summary>
    public static string Json(IReadOnlyList<long> ids) => JsonSerializer.Serialize(ids);
}
