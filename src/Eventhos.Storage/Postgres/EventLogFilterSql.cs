using Eventhos.Storage.Journal;

namespace Eventhos.Storage.Postgres;

/// <summary>A filter of the log as conditions on a row r of received events, but for its time. The partitions of other days are left out by the bounds @lo and @hi.</summary>
internal sealed class EventLogFilterSql
{
    private readonly List<string> _conditions = [];
    private readonly List<(string Name, object? Value)> _parameters = [];

    /// <param name="filter">The filter.</param>
    /// <param name="selection">What it means in the catalog.</param>
    public EventLogFilterSql(EventLogFilter filter, LogSelection selection)
    {
        Where("r.system_id = @system", "system", filter.SystemId);
        Where("r.id = @id", "id", filter.ReceivedEventId);
        Where("r.event_type_id = ANY (@types)", "types", selection.EventTypes?.ToArray());
        if (filter.States.Count > 0 || selection.Contracts is not null)
        {
            _conditions.Add(HasExecution(filter.States, selection.Contracts));
            if (selection.Contracts is not null)
            {
                _parameters.Add(("contracts", selection.Contracts.ToArray()));
            }
        }

        // Beside the bounds of time, which leave in what was received in the same millisecond.
        Beside(filter.OlderThan, "<", "older");
        Beside(filter.NewerThan, ">", "newer");
    }

    /// <summary>The values of the parameters.</summary>
    public IReadOnlyList<(string Name, object? Value)> Parameters => _parameters;

    /// <summary>Conditions, each after an AND; none where all events match.</summary>
    public string And => string.Concat(_conditions.Select(condition => $" AND {condition}"));

    /// <summary>Each event is asked: OFFSET keeps PostgreSQL from reading all executions at once instead.</summary>
    private static string HasExecution(IReadOnlyList<string> states, IReadOnlyList<long>? contracts)
    {
        var inState = states.Count == 0 ? "" : $"\n    AND ({string.Join(" OR ", states.Select(ConditionOf))})";
        var ofContract = contracts is null ? "" : "\n    AND x.contract_id = ANY (@contracts)";
        return $"""
            EXISTS (SELECT FROM executions x WHERE x.received_event_id = r.id AND x.received_at = r.received_at{inState}{ofContract}
                AND x.received_at >= @lo AND x.received_at < @hi OFFSET 0)
            """;
    }

    private void Beside(LogPlace? place, string direction, string name)
    {
        if (place is { } known)
        {
            _conditions.Add($"(r.received_at {direction} @{name}_at OR r.id {direction} @{name}_id)");
            _parameters.Add(($"{name}_at", known.ReceivedAt));
            _parameters.Add(($"{name}_id", known.Id));
        }
    }

    private static string ConditionOf(string state) => state switch
    {
        EventLogFilter.Retried => "x.retried_as IS NOT NULL",
        "error" => "x.state = 'error' AND x.retried_as IS NULL",
        "waiting" or "ready" or "running" or "retrying" or "processed" or "skipped" or "aborted" => $"x.state = '{state}'",
        _ => "false",
    };

    private void Where(string condition, string name, object? value)
    {
        if (value is not null)
        {
            _conditions.Add(condition);
            _parameters.Add((name, value));
        }
    }
}
