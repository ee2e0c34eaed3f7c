using Eventhos.Engine.Model;
using Eventhos.Storage.Journal;
using Npgsql;

namespace Eventhos.Storage.Postgres;

/// <summary>
/// One page of the event log. Counting and paging read only <c>ix_received_events_log</c>, which covers order and filters; a page beyond
/// the middle is reached from the other end.
/// </summary>
internal sealed class PostgresEventLogListing
{
    private readonly NpgsqlConnection _connection;
    private readonly EventLogFilter _filter;
    private readonly List<string> _conditions = [];
    private readonly List<string> _times = [];
    private readonly List<(string Name, object? Value)> _parameters = [];

    public PostgresEventLogListing(NpgsqlConnection connection, EventLogFilter filter)
    {
        _connection = connection;
        _filter = filter;
        Where("r.system_id = @system", "system", filter.SystemId);
        Where("r.id = @id", "id", filter.ReceivedEventId);
        WhereTime("received_at >= @from", "from", filter.From?.ToUnixTimeMilliseconds());
        WhereTime("received_at < @before", "before", filter.Before?.ToUnixTimeMilliseconds());

        // Few event types, many events: the types first. Letters as the column has them, so of ASCII alone, whatever the database's locale.
        Where(
            """r.event_type_id = ANY(ARRAY(SELECT id FROM event_types WHERE strpos(lower(identifier::text COLLATE "C"), lower(@part COLLATE "C")) > 0))""",
            "part",
            filter.IdentifierPart);
        if (filter.States.Count > 0)
        {
            _conditions.Add($"(r.id, r.received_at) IN ({string.Join(" UNION ALL ", filter.States.Select(Executions))})");
        }
    }

    public async Task<EventLogPage> ReadAsync(CancellationToken cancellationToken)
    {
        // No text of the database holds U+0000, and it takes none as a parameter.
        if (_filter.IdentifierPart?.Contains('\0', StringComparison.Ordinal) == true)
        {
            return new EventLogPage([], 0);
        }

        var total = await CountAsync(cancellationToken);
        return new EventLogPage(await ItemsAsync(total, cancellationToken), total);
    }

    /// <summary>How many match.</summary>
    internal string CountSql => $"SELECT count(*) FROM received_events r {Condition}";

    /// <summary>The values of the filter's parameters.</summary>
    internal IReadOnlyList<(string Name, object? Value)> Parameters => _parameters;

    private string Condition => _conditions.Count == 0 ? "" : $"WHERE {string.Join(" AND ", _conditions)}";

    /// <summary>One page, found in the order of time or against it, answered in the order asked for.</summary>
    internal string PageSql(bool ascending)
    {
        var (search, order) = (Direction(ascending), Direction(!_filter.Descending));
        return $"""
            SELECT p.id, p.system_id, p.event_type_id, s.name, s.identifier::text, t.name, t.identifier::text, t.description, p.received_at
            FROM (SELECT r.id, r.received_at, r.system_id, r.event_type_id FROM received_events r {Condition}
                  ORDER BY r.received_at {search}, r.id {search} LIMIT @take OFFSET @skip) p
            JOIN event_types t ON t.id = p.event_type_id
            JOIN systems s ON s.id = p.system_id
            ORDER BY p.received_at {order}, p.id {order}
            """;
    }

    private static string Direction(bool ascending) => ascending ? "ASC" : "DESC";

    /// <summary>The events that have an execution in a state. Its word is a constant, so that PostgreSQL knows which partial index holds it.</summary>
    private string Executions(string state)
    {
        var condition = state switch
        {
            EventLogFilter.Retried => "retried_as IS NOT NULL",
            "error" => "state = 'error' AND retried_as IS NULL",
            "waiting" or "ready" or "running" or "retrying" or "processed" or "skipped" or "aborted" => $"state = '{state}'",
            _ => "false",
        };
        return $"SELECT received_event_id, received_at FROM executions WHERE {string.Join(" AND ", [condition, .. _times])}";
    }

    private void Where(string condition, string name, object? value)
    {
        if (value is not null)
        {
            _conditions.Add(condition);
            _parameters.Add((name, value));
        }
    }

    /// <summary>Holds for events and executions alike, and spares both the partitions of other days.</summary>
    private void WhereTime(string condition, string name, long? value)
    {
        Where($"r.{condition}", name, value);
        if (value is not null)
        {
            _times.Add(condition);
        }
    }

    private async Task<long> CountAsync(CancellationToken cancellationToken)
    {
        await using var command = _connection.Query(CountSql, _parameters);
        return (long)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    private async Task<IReadOnlyList<EventLogItem>> ItemsAsync(long total, CancellationToken cancellationToken)
    {
        var skip = (long)_filter.PageIndex * _filter.ItemsPerPage;
        var take = Math.Min(_filter.ItemsPerPage, total - skip);
        if (take <= 0)
        {
            return [];
        }

        var fromTheEnd = skip > total / 2;
        var items = new List<EventLogItem>();
        await using (var command = _connection.Query(
            PageSql(ascending: _filter.Descending == fromTheEnd), [.. _parameters, ("take", take), ("skip", fromTheEnd ? total - skip - take : skip)]))
        {
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            while (await reader.ReadAsync(cancellationToken))
            {
                items.Add(new EventLogItem(
                    reader.GetInt64(0), reader.GetInt64(1), reader.GetInt64(2), reader.GetString(3), reader.GetString(4), reader.GetString(5), reader.GetString(6),
                    reader.GetString(7), reader.Time(8), []));
            }
        }

        var states = await StatesAsync(items, cancellationToken);
        return [.. items.Select(item => item with { States = [.. states[item.Id]] })];
    }

    private async Task<ILookup<long, LoggedState>> StatesAsync(List<EventLogItem> items, CancellationToken cancellationToken)
    {
        await using var command = _connection.Query(
            """
            SELECT received_event_id, state, retried_as IS NOT NULL FROM executions
            WHERE received_event_id = ANY(@ids) AND received_at BETWEEN @first AND @last
            ORDER BY id
            """,
            [
                ("ids", items.Select(item => item.Id).ToArray()),
                ("first", items.Min(item => item.ReceivedAt).ToUnixTimeMilliseconds()),
                ("last", items.Max(item => item.ReceivedAt).ToUnixTimeMilliseconds()),
            ]);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var states = new List<(long Id, LoggedState State)>();
        while (await reader.ReadAsync(cancellationToken))
        {
            states.Add((reader.GetInt64(0), new LoggedState(ExecutionStates.Parse(reader.GetString(1)), reader.GetBoolean(2))));
        }

        return states.ToLookup(row => row.Id, row => row.State);
    }
}
