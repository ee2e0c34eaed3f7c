using Eventhos.Storage.Journal.Counts;
using Microsoft.Data.Sqlite;

namespace Eventhos.Storage.Sqlite.Counts;

/// <summary>What there is to count, in one state of the SQLite file.</summary>
internal sealed class SqliteCountingSnapshot : ICountingSnapshot
{
    private const string EventsWithin =
        $"""
        FROM {SqliteSpans.Ranges} CROSS JOIN received_events r INDEXED BY ix_received_events_log
            ON r.received_at >= {SqliteSpans.From} AND r.received_at < {SqliteSpans.Before}
        """;

    internal static readonly string EventsSql =
        $"""
        SELECT r.received_at, r.id, r.event_type_id, r.system_id,
            (SELECT coalesce(sum(DISTINCT {StateBits.Sql}), 0) FROM executions x INDEXED BY ix_executions_received_event WHERE x.received_event_id = r.id)
        {EventsWithin}
        """;

    // The spans of the range one after another, each looked up; where nothing lies between, on to the next event.
    internal const string UncountedSql =
        $"""
        WITH RECURSIVE span (start) AS (
            SELECT min(received_at) - min(received_at) % $length FROM received_events WHERE received_at >= $from AND received_at < $before
            UNION ALL
            SELECT (SELECT min(received_at) - min(received_at) % $length FROM received_events WHERE received_at >= span.start + $length AND received_at < $before)
            FROM span WHERE span.start IS NOT NULL)
        SELECT start FROM span
        WHERE start IS NOT NULL AND NOT EXISTS (SELECT 1 FROM log_counts c WHERE c.length = $length AND c.start = span.start AND {SqliteSpans.Holds})
        ORDER BY start DESC
        """;

    private readonly SqliteConnection _connection;
    private readonly SqliteTransaction _transaction;

    public SqliteCountingSnapshot(SqliteConnection connection)
    {
        _connection = connection;
        _transaction = connection.BeginTransaction(deferred: true);
    }

    /// <inheritdoc />
    public Task<IReadOnlyList<CountedSpan>> SpansAsync(long length, IReadOnlyList<TimeRange> within, bool withDetail) =>
        Task.FromResult(SqliteSpans.Read(_connection, length, within, withDetail));

    /// <inheritdoc />
    public Task<long> CountAsync(IReadOnlyList<TimeRange> ranges, long most)
    {
        using var command = _connection.Query($"SELECT count(*) FROM (SELECT 1 {EventsWithin} LIMIT $most)", [("$ranges", SqliteSpans.Json(ranges)), ("$most", most)]);
        return Task.FromResult((long)command.ExecuteScalar()!);
    }

    /// <inheritdoc />
    public Task<IReadOnlyList<CountedEvent>> EventsAsync(IReadOnlyList<TimeRange> ranges)
    {
        using var command = _connection.Query(EventsSql, [("$ranges", SqliteSpans.Json(ranges))]);
        using var reader = command.ExecuteReader();
        var events = new List<CountedEvent>();
        while (reader.Read())
        {
            events.Add(new CountedEvent(reader.GetInt64(0), reader.GetInt64(1), reader.GetInt64(2), reader.GetInt64(3), reader.GetInt32(4)));
        }

        return Task.FromResult<IReadOnlyList<CountedEvent>>(events);
    }

    /// <inheritdoc />
    public Task<IReadOnlyList<long>> ChangedAsync(TimeRange range) =>
        Task.FromResult<IReadOnlyList<long>>(Numbers("SELECT at FROM log_changes WHERE at >= $from AND at < $before ORDER BY at", [("$from", range.From), ("$before", range.Before)]));

    /// <inheritdoc />
    public Task<IReadOnlyList<long>> UncountedAsync(long length, TimeRange range) =>
        Task.FromResult<IReadOnlyList<long>>(Numbers(UncountedSql, [("$length", length), ("$from", range.From), ("$before", range.Before)]));

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _transaction.DisposeAsync();
        await _connection.DisposeAsync();
    }

    private List<long> Numbers(string sql, IEnumerable<(string Name, object Value)> parameters)
    {
        using var command = _connection.Query(sql, parameters);
        using var reader = command.ExecuteReader();
        var numbers = new List<long>();
        while (reader.Read())
        {
            numbers.Add(reader.GetInt64(0));
        }

        return numbers;
    }
}
