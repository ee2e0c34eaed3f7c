using Eventhos.Engine.Retries;

namespace Eventhos.Storage.Postgres.Retries;

/// <summary>Finds the failed executions of a retry of many in <c>ix_executions_failed</c>, in their order.</summary>
internal sealed class RetryRunSelection
{
    private const string Failed = "e.state = 'error' AND e.retried_as IS NULL";

    private readonly List<(string Name, object? Value)> _parameters = [];
    private readonly string _condition;

    /// <summary>By filters.</summary>
    public RetryRunSelection(RetrySelection selection, long lastExecutionId, DateTimeOffset startedAt)
    {
        var conditions = new List<string> { Failed };
        void Where(string condition, string name, long? value)
        {
            if (value is { } known)
            {
                conditions.Add(condition);
                _parameters.Add((name, known));
            }
        }

        Where("e.id <= @last", "last", lastExecutionId);
        Where("e.settled_at <= @started", "started", startedAt.ToUnixTimeMilliseconds());
        Where("e.contract_id = @contract", "contract", selection.ContractId);
        // An array of its own: joined, the contracts could lead, and their executions would have to be sorted.
        Where("e.contract_id = ANY (ARRAY(SELECT id FROM contracts WHERE event_type_id = @event))", "event", selection.EventTypeId);
        if (selection.Scope is { } scope)
        {
            conditions.Add("e.contract_id = ANY (@scope)");
            _parameters.Add(("scope", scope.ContractIds.ToArray()));
        }

        // An execution has its event's time; partitions of other days are not looked at.
        Where("e.received_at >= @from", "from", selection.From?.ToUnixTimeMilliseconds());
        Where("e.received_at < @before", "before", selection.Before?.ToUnixTimeMilliseconds());
        _condition = string.Join(" AND ", conditions);
    }

    /// <summary>How many there are.</summary>
    public string CountSql => $"SELECT count(*) FROM executions e WHERE {_condition}";

    /// <summary>The next ones after <c>@cursor</c>, <c>@max</c> at most.</summary>
    public string NextSql => $"SELECT e.id FROM executions e WHERE {_condition} AND e.id > @cursor ORDER BY e.id LIMIT @max";

    /// <summary>The values of the parameters but cursor and max.</summary>
    public IReadOnlyList<(string Name, object? Value)> Parameters => _parameters;

    /// <summary>The failed executions among those that a list names, in order, each once; <c>@ids</c> is an array.</summary>
    public static string ListSql(bool ofEvents) =>
        $"SELECT e.id FROM executions e WHERE {(ofEvents ? "e.received_event_id" : "e.id")} = ANY (@ids) AND {Failed} ORDER BY e.id";
}
