using Eventhos.Storage.Journal;

namespace Eventhos.Storage.Postgres;

/// <summary>A filter of the log as conditions on a row r of received events, but for its time. The partitions of other days are left out by the bounds @lo and @hi.</summary>
internal sealed class EventLogFilterSql
{
    private readonly List<string> _conditions = [];
    private readonly List<(string Name, object? Value)> _parameters = [];

    /// <param name="filter">The filter.</param>
    /// <param name="eventTypes">The event types that its part of an identifier means; null where it has none.</param>
    public EventLogFilterSql(EventLogFilter filter, IReadOnlyList<long>? eventTypes)
    {
        Where("r.system_id = @system", "system", filter.SystemId);
        Where("r.id = @id", "id", filter.ReceivedEventId);
        Where("r.event_type_id = ANY (@types)", "types", eventTypes?.ToArray());
        if (filter.States.Count > 0)
        {
            _conditions.Add(HasExecution(filter.States));
        }
    }

    /// <summary>The values of the parameters.</summary>
    public IReadOnlyList<(string Name, object? Value)> Parameters => _parameters;

    /// <summary>Conditions, each after an AND; none where all events match.</summary>
    public string And => string.Concat(_conditions.Select(condition => $" AND {condition}"));

    /// <summary>Each event is asked: OFFSET keeps PostgreSQL from reading all executions at once instead.</summary>
    private static string HasExecution(IReadOnlyList<string> states) =>
        $"""
        EXISTS (SELECT FROM executions x WHERE x.received_event_id = r.id AND x.received_at = r.received_at
            AND ({string.Join(" OR ", states.Select(ConditionOf))}) AND x.received_at >= @lo AND x.received_at < @hi OFFSET 0)
        """;

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
