using Eventhos.Storage.Journal;

namespace Eventhos.Storage.Sqlite;

/// <summary>A filter of the log as conditions on a row r of received events, but for its time.</summary>
internal sealed class EventLogFilterSql
{
    private readonly List<string> _conditions = [];
    private readonly List<(string Name, object Value)> _parameters = [];

    /// <param name="filter">The filter.</param>
    /// <param name="eventTypes">The event types that its part of an identifier means; null where it has none.</param>
    public EventLogFilterSql(EventLogFilter filter, IReadOnlyList<long>? eventTypes)
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

        if (eventTypes is not null)
        {
            _conditions.Add($"r.event_type_id IN ({string.Join(", ", eventTypes)})");
        }

        if (filter.States.Count > 0)
        {
            _conditions.Add(HasExecution(filter.States));
        }
    }

    /// <summary>The values of the parameters.</summary>
    public IReadOnlyList<(string Name, object Value)> Parameters => _parameters;

    /// <summary>Conditions, each after an AND; none where all events match.</summary>
    public string And => string.Concat(_conditions.Select(condition => $" AND {condition}"));

    private static string HasExecution(IReadOnlyList<string> states) =>
        $"""
        EXISTS (SELECT 1 FROM executions x INDEXED BY ix_executions_received_event WHERE x.received_event_id = r.id AND ({string.Join(" OR ", states.Select(ConditionOf))}))
        """;

    private static string ConditionOf(string state) => state switch
    {
        EventLogFilter.Retried => "x.retried_as IS NOT NULL",
        "error" => "(x.state = 'error' AND x.retried_as IS NULL)",
        "waiting" or "ready" or "running" or "retrying" or "processed" or "skipped" or "aborted" => $"x.state = '{state}'",
        _ => "FALSE",
    };
}
