using Eventhos.Engine.Model;
using Eventhos.Storage.Journal;
using Eventhos.Storage.Journal.Counts;
using Eventhos.Storage.Postgres.Counts;
using Npgsql;

namespace Eventhos.Storage.Postgres;

/// <summary>
/// One page of the event log, counted and found by <see cref="LogWalk"/>. What no stored count tells is read from <c>ix_received_events_log</c>, which
/// covers order and filters.
/// </summary>
internal sealed class PostgresEventLogListing : ILogRows
{
    private readonly NpgsqlConnection _connection;
    private readonly EventLogFilter _filter;
    private readonly CancellationToken _cancellationToken;
    private LogSelection _selection = LogSelection.All;
    private EventLogFilterSql _sql;

    public PostgresEventLogListing(NpgsqlConnection connection, EventLogFilter filter, CancellationToken cancellationToken)
    {
        _connection = connection;
        _filter = filter;
        _cancellationToken = cancellationToken;
        _sql = new EventLogFilterSql(filter, LogSelection.All);
    }

    /// <summary>One page of what matches, and how much matches.</summary>
    public async Task<EventLogPage> ReadAsync()
    {
        // No text of the database holds U+0000, and it takes none as a parameter.
        if (_filter.IdentifierPart?.Contains('\0', StringComparison.Ordinal) == true)
        {
            return new EventLogPage([], 0);
        }

        await ResolveAsync();
        var whole = _filter with { OlderThan = null, NewerThan = null };
        var all = new PostgresEventLogListing(_connection, whole, _cancellationToken) { _selection = _selection, _sql = new EventLogFilterSql(whole, _selection) };
        var (page, total, isMore) = await LogReading.ReadAsync(_filter, new LogMatch(_filter, _selection.EventTypes), all, this);
        return new EventLogPage(page.Count == 0 ? [] : await ItemsAsync(page), total, isMore);
    }

    /// <summary>How many match in each of some ranges.</summary>
    internal string CountSql =>
        $"""
        SELECT (SELECT count(*) FROM received_events r
                WHERE r.received_at >= g.a AND r.received_at < g.b AND r.received_at >= @lo AND r.received_at < @hi{_sql.And})
        FROM {PostgresSpans.Ranges} ORDER BY g.ord
        """;

    /// <summary>Places out of a range, in the order of time or against it.</summary>
    internal string PageSql(bool ascending)
    {
        var direction = ascending ? "ASC" : "DESC";
        return $"""
            SELECT r.received_at, r.id FROM received_events r WHERE r.received_at >= @lo AND r.received_at < @hi{_sql.And}
            ORDER BY r.received_at {direction}, r.id {direction} LIMIT @take OFFSET @skip
            """;
    }

    /// <summary>The parameters of a count in ranges, which are in the order of time.</summary>
    internal IReadOnlyList<(string Name, object? Value)> CountParameters(IReadOnlyList<TimeRange> ranges) =>
        [.. _sql.Parameters, .. PostgresSpans.Values(ranges), ("lo", ranges[0].From), ("hi", ranges[^1].Before)];

    /// <summary>The parameters of a page out of a range.</summary>
    internal IReadOnlyList<(string Name, object? Value)> PageParameters(TimeRange range, long skip, long take) =>
        [.. _sql.Parameters, ("lo", range.From), ("hi", range.Before), ("take", take), ("skip", skip)];

    /// <summary>Finds what the filter means in the catalog.</summary>
    internal async Task ResolveAsync()
    {
        _selection = LogSelection.Of(_filter, await EventTypesAsync(), await ContractsAsync());
        _sql = new EventLogFilterSql(_filter, _selection);
    }

    private async Task<List<long>?> EventTypesAsync()
    {
        if (_filter.IdentifierPart is not { } part)
        {
            return null;
        }

        // Letters as the column has them, so of ASCII alone, whatever the database's locale.
        await using var command = _connection.Query(
            """SELECT id FROM event_types WHERE strpos(lower(identifier::text COLLATE "C"), lower(@part COLLATE "C")) > 0""", ("part", part));
        return await NumbersAsync(command);
    }

    private async Task<List<(long ContractId, long EventTypeId)>?> ContractsAsync()
    {
        if (_filter.ContractId is null && _filter.ConsumerId is null)
        {
            return null;
        }

        // Those that are deleted, too: their executions are still in the log.
        await using var command = _connection.Query(
            """
            SELECT c.id, c.event_type_id FROM contracts c JOIN actions n ON n.id = c.action_id
            WHERE (@contract::bigint IS NULL OR c.id = @contract::bigint) AND (@consumer::bigint IS NULL OR n.system_id = @consumer::bigint)
            """,
            ("contract", _filter.ContractId), ("consumer", _filter.ConsumerId));
        await using var reader = await command.ExecuteReaderAsync(_cancellationToken);
        var contracts = new List<(long ContractId, long EventTypeId)>();
        while (await reader.ReadAsync(_cancellationToken))
        {
            contracts.Add((reader.GetInt64(0), reader.GetInt64(1)));
        }

        return contracts;
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<CountedSpan>> SpansAsync(long length, IReadOnlyList<TimeRange> within, bool withDetail) =>
        _filter.ReceivedEventId is null ? await PostgresSpans.ReadAsync(_connection, length, within, withDetail, _cancellationToken) : [];

    /// <summary>The first and the last range by themselves: they may reach far, and each statement looks at the partitions between its ends.</summary>
    public async Task<IReadOnlyList<long>> CountAsync(IReadOnlyList<TimeRange> ranges)
    {
        var counts = new List<long>();
        await using var batch = new NpgsqlBatch(_connection);
        foreach (var together in new[] { ranges.Take(1), ranges.Skip(1).SkipLast(1), ranges.Skip(1).TakeLast(1) }.Select(some => some.ToList()).Where(some => some.Count > 0))
        {
            var command = new NpgsqlBatchCommand(CountSql);
            foreach (var (name, value) in CountParameters(together))
            {
                command.Parameters.AddWithValue(name, value!);
            }

            batch.BatchCommands.Add(command);
        }

        await using var reader = await batch.ExecuteReaderAsync(_cancellationToken);
        do
        {
            while (await reader.ReadAsync(_cancellationToken))
            {
                counts.Add(reader.GetInt64(0));
            }
        }
        while (await reader.NextResultAsync(_cancellationToken));

        return counts;
    }

    /// <inheritdoc />
    public Task<IReadOnlyList<LogKey>> FirstAsync(TimeRange range, bool ascending, long skip, long take) =>
        KeysAsync(_connection.Query(PageSql(ascending), PageParameters(range, skip, take)));

    /// <inheritdoc />
    public Task<IReadOnlyList<LogKey>> FindAsync(IReadOnlyList<(long Id, TimeRange Range)> ids) => KeysAsync(_connection.Query(
        $"""
        SELECT r.received_at, r.id
        FROM unnest(@ids::bigint[], @froms::bigint[], @befores::bigint[]) AS g (id, a, b)
        CROSS JOIN LATERAL (
            SELECT r.received_at, r.id FROM received_events r
            WHERE r.id = g.id AND r.received_at >= g.a AND r.received_at < g.b AND r.received_at >= @lo AND r.received_at < @hi{_sql.And} OFFSET 0) r
        """,
        [
            .. _sql.Parameters, ("ids", ids.Select(pair => pair.Id).ToArray()), .. PostgresSpans.Values([.. ids.Select(pair => pair.Range)]),
            ("lo", ids.Min(pair => pair.Range.From)), ("hi", ids.Max(pair => pair.Range.Before)),
        ]));

    private async Task<IReadOnlyList<LogKey>> KeysAsync(NpgsqlCommand command)
    {
        await using (command)
        {
            await using var reader = await command.ExecuteReaderAsync(_cancellationToken);
            var keys = new List<LogKey>();
            while (await reader.ReadAsync(_cancellationToken))
            {
                keys.Add(new LogKey(reader.GetInt64(0), reader.GetInt64(1)));
            }

            return keys;
        }
    }

    private async Task<List<long>> NumbersAsync(NpgsqlCommand command)
    {
        await using var reader = await command.ExecuteReaderAsync(_cancellationToken);
        var numbers = new List<long>();
        while (await reader.ReadAsync(_cancellationToken))
        {
            numbers.Add(reader.GetInt64(0));
        }

        return numbers;
    }

    private async Task<IReadOnlyList<EventLogItem>> ItemsAsync(IReadOnlyList<LogKey> page)
    {
        var items = new List<EventLogItem>();
        await using (var command = _connection.Query(
            """
            SELECT r.id, r.system_id, r.event_type_id, s.name, s.identifier::text, t.name, t.identifier::text, t.description, r.received_at
            FROM unnest(@ids::bigint[], @times::bigint[]) WITH ORDINALITY AS k (id, received_at, ord)
            CROSS JOIN LATERAL (
                SELECT * FROM received_events
                WHERE id = k.id AND received_at = k.received_at AND received_at BETWEEN @first AND @last OFFSET 0) r
            JOIN event_types t ON t.id = r.event_type_id
            JOIN systems s ON s.id = r.system_id
            ORDER BY k.ord
            """,
            ("ids", page.Select(key => key.Id).ToArray()),
            ("times", page.Select(key => key.ReceivedAt).ToArray()),
            ("first", page.Min(key => key.ReceivedAt)),
            ("last", page.Max(key => key.ReceivedAt))))
        {
            await using var reader = await command.ExecuteReaderAsync(_cancellationToken);
            while (await reader.ReadAsync(_cancellationToken))
            {
                items.Add(new EventLogItem(
                    reader.GetInt64(0), reader.GetInt64(1), reader.GetInt64(2), reader.GetString(3), reader.GetString(4), reader.GetString(5), reader.GetString(6),
                    reader.GetString(7), reader.Time(8), []));
            }
        }

        var states = await StatesAsync(_connection, [.. items.Select(item => (item.Id, item.ReceivedAt))], _cancellationToken);
        return [.. items.Select(item => item with { States = [.. states[item.Id]] })];
    }

    /// <summary>The states of executions of some events.</summary>
    internal static async Task<ILookup<long, LoggedState>> StatesAsync(
        NpgsqlConnection connection, IReadOnlyList<(long Id, DateTimeOffset ReceivedAt)> items, CancellationToken cancellationToken)
    {
        await using var command = connection.Query(
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
