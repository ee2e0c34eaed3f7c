using Eventhos.Engine.Model;
using Eventhos.Storage.Journal;
using Microsoft.Data.Sqlite;

namespace Eventhos.Storage.Sqlite;

/// <summary>
/// One page of the event log. Counting and paging read only <c>ix_received_events_log</c>, which covers order and filters; a page beyond
/// the middle is reached from the other end; wide rows are looked up for the page alone.
/// </summary>
internal sealed class EventLogListing
{
    private readonly SqliteConnection _connection;
    private readonly EventLogFilter _filter;
    private readonly List<string> _conditions = [];
    private readonly List<(string Name, object Value)> _parameters = [];

    public EventLogListing(SqliteConnection connection, EventLogFilter filter)
    {
        _connection = connection;
        _filter = filter;
        Where("r.system_id = $system", "$system", filter.SystemId);
        Where("r.id = $id", "$id", filter.ReceivedEventId);
        Where("r.received_at >= $from", "$from", filter.From?.ToUnixTimeMilliseconds());
        Where("r.received_at < $before", "$before", filter.Before?.ToUnixTimeMilliseconds());
        if (filter.IdentifierPart is { } part)
        {
            // Few event types, many events: the types first.
            Where("r.event_type_id IN (SELECT id FROM event_types WHERE instr(lower(identifier), lower($part)) > 0)", "$part", part);
        }

        if (filter.States.Count > 0)
        {
            var executions = filter.States.Select(state => $"SELECT received_event_id FROM executions WHERE {ConditionOf(state)}");
            _conditions.Add($"r.id IN ({string.Join(" UNION ALL ", executions)})");
        }
    }

    /// <summary>Repeats the condition of the partial index that holds the state, so that SQLite uses it.</summary>
    private string ConditionOf(string state)
    {
        const string Failed = "(state = 'error' OR state = 'aborted' OR state = 'skipped')";
        if (state == EventLogFilter.Retried)
        {
            return "retried_as IS NOT NULL";
        }

        var name = $"$state{_parameters.Count}";
        _parameters.Add((name, state));
        return state switch
        {
            "error" => $"{Failed} AND state = {name} AND retried_as IS NULL",
            "aborted" or "skipped" => $"{Failed} AND state = {name}",
            "waiting" or "ready" or "running" or "retrying" => $"settled_at IS NULL AND state = {name}",
            _ => $"state = {name}",
        };
    }

    public EventLogPage Read()
    {
        var total = Count();
        var ids = Ids(total);
        return new EventLogPage(ids.Count == 0 ? [] : Items(ids), total);
    }

    /// <summary>How many match.</summary>
    internal string CountSql => $"SELECT count(*) FROM received_events r {Condition}";

    /// <summary>The values of the filter's parameters.</summary>
    internal IReadOnlyList<(string Name, object Value)> Parameters => _parameters;

    private string Condition => _conditions.Count == 0 ? "" : $"WHERE {string.Join(" AND ", _conditions)}";

    private void Where(string condition, string name, object? value)
    {
        if (value is not null)
        {
            _conditions.Add(condition);
            _parameters.Add((name, value));
        }
    }

    /// <summary>The ids of one page, in the order of time or against it.</summary>
    internal string PageSql(bool ascending)
    {
        var direction = ascending ? "ASC" : "DESC";
        return $"SELECT r.id FROM received_events r {Condition} ORDER BY r.received_at {direction}, r.id {direction} LIMIT $take OFFSET $skip";
    }

    private long Count()
    {
        using var command = _connection.Query(CountSql, _parameters);
        return (long)command.ExecuteScalar()!;
    }

    private List<long> Ids(long total)
    {
        var skip = (long)_filter.PageIndex * _filter.ItemsPerPage;
        var take = Math.Min(_filter.ItemsPerPage, total - skip);
        if (take <= 0)
        {
            return [];
        }

        var fromTheEnd = skip > total / 2;
        using var command = _connection.Query(
            PageSql(ascending: _filter.Descending == fromTheEnd),
            [.. _parameters, ("$take", take), ("$skip", fromTheEnd ? total - skip - take : skip)]);
        using var reader = command.ExecuteReader();
        var ids = new List<long>();
        while (reader.Read())
        {
            ids.Add(reader.GetInt64(0));
        }

        if (fromTheEnd)
        {
            ids.Reverse();
        }

        return ids;
    }

    private List<EventLogItem> Items(List<long> ids)
    {
        var list = string.Join(", ", ids);
        var states = States(list);
        using var command = _connection.Query(
            $"""
            SELECT r.id, r.system_id, r.event_type_id, s.name, s.identifier, t.name, t.identifier, t.description, r.received_at
            FROM received_events r JOIN event_types t ON t.id = r.event_type_id JOIN systems s ON s.id = r.system_id
            WHERE r.id IN ({list})
            """,
            []);
        using var reader = command.ExecuteReader();
        var items = new Dictionary<long, EventLogItem>();
        while (reader.Read())
        {
            var id = reader.GetInt64(0);
            items[id] = new EventLogItem(
                id, reader.GetInt64(1), reader.GetInt64(2), reader.GetString(3), reader.GetString(4), reader.GetString(5), reader.GetString(6),
                reader.GetString(7), reader.Time(8), [.. states[id]]);
        }

        return [.. ids.Select(id => items[id])];
    }

    private ILookup<long, LoggedState> States(string ids)
    {
        using var command = _connection.Query(
            $"SELECT received_event_id, state, retried_as IS NOT NULL FROM executions WHERE received_event_id IN ({ids}) ORDER BY id", []);
        using var reader = command.ExecuteReader();
        var states = new List<(long Id, LoggedState State)>();
        while (reader.Read())
        {
            states.Add((reader.GetInt64(0), new LoggedState(ExecutionStates.Parse(reader.GetString(1)), reader.GetBoolean(2))));
        }

        return states.ToLookup(row => row.Id, row => row.State);
    }
}
