using Eventhos.Engine.Model;
using Eventhos.Storage.Journal;
using Eventhos.Storage.Journal.Counts;
using Eventhos.Storage.Sqlite.Counts;
using Microsoft.Data.Sqlite;

namespace Eventhos.Storage.Sqlite;

/// <summary>
/// One page of the event log, counted and found by <see cref="LogWalk"/>. What no stored count tells is read from <c>ix_received_events_log</c>, which
/// covers order and filters; wide rows are looked up for the page alone.
/// </summary>
internal sealed class EventLogListing : ILogRows
{
    private readonly SqliteConnection _connection;
    private readonly EventLogFilter _filter;
    private readonly LogSelection _selection;
    private readonly EventLogFilterSql _sql;

    public EventLogListing(SqliteConnection connection, EventLogFilter filter)
    {
        _connection = connection;
        _filter = filter;
        _selection = LogSelection.Of(filter, filter.IdentifierPart is { } part ? EventTypes(part) : null, Contracts());
        _sql = new EventLogFilterSql(filter, _selection);
    }

    private EventLogListing(EventLogListing other, EventLogFilter filter)
    {
        _connection = other._connection;
        _filter = filter;
        _selection = other._selection;
        _sql = new EventLogFilterSql(filter, _selection);
    }

    /// <summary>How many match in each of some ranges.</summary>
    internal string CountSql =>
        $"""
        SELECT (SELECT count(*) FROM received_events r {Index} WHERE r.received_at >= {SqliteSpans.From} AND r.received_at < {SqliteSpans.Before}{_sql.And})
        FROM {SqliteSpans.Ranges} ORDER BY g.key
        """;

    /// <summary>The values of the filter's parameters.</summary>
    internal IReadOnlyList<(string Name, object Value)> Parameters => _sql.Parameters;

    // By the id that it asks for, if any.
    private string Index => _filter.ReceivedEventId is null ? "INDEXED BY ix_received_events_log" : "";

    /// <inheritdoc />
    public Task<IReadOnlyList<CountedSpan>> SpansAsync(long length, IReadOnlyList<TimeRange> within, bool withDetail) =>
        Task.FromResult<IReadOnlyList<CountedSpan>>(_filter.ReceivedEventId is null ? SqliteSpans.Read(_connection, length, within, withDetail) : []);

    /// <inheritdoc />
    public Task<IReadOnlyList<long>> CountAsync(IReadOnlyList<TimeRange> ranges)
    {
        using var command = _connection.Query(CountSql, [.. Parameters, ("$ranges", SqliteSpans.Json(ranges))]);
        return Task.FromResult<IReadOnlyList<long>>(Numbers(command));
    }

    public async Task<EventLogPage> ReadAsync()
    {
        var all = new EventLogListing(this, _filter with { OlderThan = null, NewerThan = null });
        var (page, total, isMore) = await LogReading.ReadAsync(_filter, new LogMatch(_filter, _selection.EventTypes), all, this);
        return new EventLogPage(page.Count == 0 ? [] : Items([.. page.Select(key => key.Id)]), total, isMore);
    }

    /// <inheritdoc />
    public Task<IReadOnlyList<LogKey>> FirstAsync(TimeRange range, bool ascending, long skip, long take) => Task.FromResult<IReadOnlyList<LogKey>>(
        Keys(PageSql(ascending), [.. Parameters, ("$from", range.From), ("$before", range.Before), ("$take", take), ("$skip", skip)]));

    /// <inheritdoc />
    public Task<IReadOnlyList<LogKey>> FindAsync(IReadOnlyList<(long Id, TimeRange Range)> ids) => Task.FromResult<IReadOnlyList<LogKey>>(
        Keys($"SELECT r.received_at, r.id FROM received_events r WHERE r.id IN ({string.Join(", ", ids.Select(pair => pair.Id))}){_sql.And}", Parameters));

    /// <summary>Places out of a range, in the order of time or against it.</summary>
    internal string PageSql(bool ascending)
    {
        var direction = ascending ? "ASC" : "DESC";
        return $"""
            SELECT r.received_at, r.id FROM received_events r {Index} WHERE r.received_at >= $from AND r.received_at < $before{_sql.And}
            ORDER BY r.received_at {direction}, r.id {direction} LIMIT $take OFFSET $skip
            """;
    }

    private List<long> EventTypes(string part)
    {
        // Few event types, many events: the types first.
        using var command = _connection.Query("SELECT id FROM event_types WHERE instr(lower(identifier), lower($part)) > 0", [("$part", part)]);
        return Numbers(command);
    }

    private List<(long ContractId, long EventTypeId)>? Contracts()
    {
        if (_filter.ContractId is null && _filter.ConsumerId is null)
        {
            return null;
        }

        // Those that are deleted, too: their executions are still in the log.
        using var command = _connection.Query(
            """
            SELECT c.id, c.event_type_id FROM contracts c JOIN actions n ON n.id = c.action_id
            WHERE ($contract IS NULL OR c.id = $contract) AND ($consumer IS NULL OR n.system_id = $consumer)
            """,
            [("$contract", (object?)_filter.ContractId ?? DBNull.Value), ("$consumer", (object?)_filter.ConsumerId ?? DBNull.Value)]);
        using var reader = command.ExecuteReader();
        var contracts = new List<(long ContractId, long EventTypeId)>();
        while (reader.Read())
        {
            contracts.Add((reader.GetInt64(0), reader.GetInt64(1)));
        }

        return contracts;
    }

    private List<LogKey> Keys(string sql, IEnumerable<(string Name, object Value)> parameters)
    {
        using var command = _connection.Query(sql, parameters);
        using var reader = command.ExecuteReader();
        var keys = new List<LogKey>();
        while (reader.Read())
        {
            keys.Add(new LogKey(reader.GetInt64(0), reader.GetInt64(1)));
        }

        return keys;
    }

    private static List<long> Numbers(SqliteCommand command)
    {
        using var reader = command.ExecuteReader();
        var numbers = new List<long>();
        while (reader.Read())
        {
            numbers.Add(reader.GetInt64(0));
        }

        return numbers;
    }

    private List<EventLogItem> Items(List<long> ids)
    {
        var list = string.Join(", ", ids);
        var states = States(_connection, list);
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

    /// <summary>The states of executions of some events.</summary>
    internal static ILookup<long, LoggedState> States(SqliteConnection connection, string ids)
    {
        using var command = connection.Query(
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
