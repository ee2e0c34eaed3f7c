using Eventhos.Storage.Journal;

namespace Eventhos.Storage.Sqlite;

/// <summary>A filter of the log as conditions on a row r of received events, but for its time.</summary>
internal sealed class EventLogFilterSql
{
    private readonly List<string> _conditions = [];
    private readonly List<(string Name, object Value)> _parameters = [];

    /// <param name="filter">The filter.</param>
    /// <param name="selection">What it means in the catalog.</param>
    public EventLogFilterSql(EventLogFilter filter, LogSelection selection)
    {
        if (filter.SystemId is { } system)
        {
            _conditions.Add("r.system_id = $system");
            _parameters.Add(("$system", system));
        }

        if (filter.ReceivedEventId is { } id)
        {
            _conditions.Add("r.id = $id");
            _parameters.Add(("$id", id));
        }

        if (selection.EventTypes is not null)
        {
            _conditions.Add($"r.event_type_id IN ({string.Join(", ", selection.EventTypes)})");
        }

        if (filter.States.Count > 0 || selection.Contracts is not null)
        {
            _conditions.Add(HasExecution(filter.States, selection.Contracts));
        }

        // Beside the bounds of time, which leave in what was received in the same millisecond.
        Beside(filter.OlderThan, "<", "older");
        Beside(filter.NewerThan, ">", "newer");
    }

    /// <summary>The values of the parameters.</summary>
    public IReadOnlyList<(string Name, object Value)> Parameters => _parameters;

    /// <summary>Conditions, each after an AND; none where all events match.</summary>
    public string And => string.Concat(_conditions.Select(condition => $" AND {condition}"));

    private static string HasExecution(IReadOnlyList<string> states, IReadOnlyList<long>? contracts)
    {
        var inState = states.Count == 0 ? "" : $" AND ({string.Join(" OR ", states.Select(ConditionOf))})";
        var ofContract = contracts is null ? "" : $" AND x.contract_id IN ({string.Join(", ", contracts)})";
        return $"""
            EXISTS (SELECT 1 FROM executions x INDEXED BY ix_executions_received_event WHERE x.received_event_id = r.id{ofContract}{inState})
            """;
    }

    private void Beside(LogPlace? place, string direction, string name)
    {
        if (place is { } known)
        {
            _conditions.Add($"(r.received_at {direction} ${name}_at OR r.id {direction} ${name}_id)");
            _parameters.Add(($"${name}_at", known.ReceivedAt));
            _parameters.Add(($"${name}_id", known.Id));
        }
    }

    private static string ConditionOf(string state) => state switch
    {
        EventLogFilter.Retried => "x.retried_as IS NOT NULL",
        "error" => "(x.state = 'error' AND x.retried_as IS NULL)",
        "waiting" or "ready" or "running" or "retrying" or "processed" or "skipped" or "aborted" => $"x.state = '{state}'",
        _ => "FALSE",
    };
}
