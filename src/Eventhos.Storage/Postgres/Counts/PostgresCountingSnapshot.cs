using Eventhos.Storage.Journal.Counts;
using Npgsql;

namespace Eventhos.Storage.Postgres.Counts;

/// <summary>What there is to count, in one state of the database.</summary>
internal sealed class PostgresCountingSnapshot(NpgsqlConnection connection, NpgsqlTransaction transaction, CancellationToken cancellationToken) : ICountingSnapshot
{
    // The outer bounds are known when the statement is planned, so that partitions of other days are left out.
    private const string EventsWithin =
        $"""
        FROM {PostgresSpans.Ranges} JOIN received_events r ON r.received_at >= g.a AND r.received_at < g.b AND r.received_at >= @from AND r.received_at < @before
        """;

    internal static readonly string EventsSql =
        $"""
        SELECT r.received_at, r.id, r.event_type_id, r.system_id,
            (SELECT coalesce(bit_or({StateBits.Sql}), 0) FROM executions x
             WHERE x.received_event_id = r.id AND x.received_at = r.received_at AND x.received_at >= @from AND x.received_at < @before)
        {EventsWithin}
        """;

    // Of each span of the range without a count, whether an event is in it.
    internal const string UncountedSql =
        $"""
        SELECT s.start
        FROM (SELECT start - start % @length AS start FROM generate_series(
                  (SELECT min(received_at) FROM received_events WHERE received_at >= @from AND received_at < @before), @before - 1, @length) AS n (start)) s
        WHERE NOT EXISTS (SELECT FROM log_counts c WHERE c.length = @length AND c.start = s.start AND {PostgresSpans.Holds})
            AND EXISTS (SELECT FROM received_events r WHERE r.received_at >= s.start AND r.received_at < s.start + @length OFFSET 0)
        ORDER BY s.start DESC
        """;

    /// <inheritdoc />
    public Task<IReadOnlyList<CountedSpan>> SpansAsync(long length, IReadOnlyList<TimeRange> within, bool withDetail) =>
        PostgresSpans.ReadAsync(connection, length, within, withDetail, cancellationToken);

    /// <inheritdoc />
    public async Task<long> CountAsync(IReadOnlyList<TimeRange> ranges, long most)
    {
        if (ranges.Count == 0)
        {
            return 0;
        }

        await using var command = connection.Query($"SELECT count(*) FROM (SELECT {EventsWithin} LIMIT @most) e", [.. Values(ranges), ("most", most)]);
        return (long)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<CountedEvent>> EventsAsync(IReadOnlyList<TimeRange> ranges)
    {
        if (ranges.Count == 0)
        {
            return [];
        }

        await using var command = connection.Query(EventsSql, Values(ranges));
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var events = new List<CountedEvent>();
        while (await reader.ReadAsync(cancellationToken))
        {
            events.Add(new CountedEvent(reader.GetInt64(0), reader.GetInt64(1), reader.GetInt64(2), reader.GetInt64(3), reader.GetInt32(4)));
        }

        return events;
    }

    /// <inheritdoc />
    public Task<IReadOnlyList<long>> ChangedAsync(TimeRange range) =>
        NumbersAsync("SELECT DISTINCT at FROM log_changes WHERE at >= @from AND at < @before ORDER BY at", [("from", range.From), ("before", range.Before)]);

    /// <inheritdoc />
    public Task<IReadOnlyList<long>> UncountedAsync(long length, TimeRange range) =>
        NumbersAsync(UncountedSql, [("length", length), ("from", range.From), ("before", range.Before)]);

    /// <inheritdoc />
    public ValueTask DisposeAsync() => transaction.DisposeAsync();

    private static IEnumerable<(string Name, object? Value)> Values(IReadOnlyList<TimeRange> ranges) =>
        [.. PostgresSpans.Values(ranges), ("from", ranges[0].From), ("before", ranges[^1].Before)];

    private async Task<IReadOnlyList<long>> NumbersAsync(string sql, IEnumerable<(string Name, object? Value)> parameters)
    {
        await using var command = connection.Query(sql, parameters);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var numbers = new List<long>();
        while (await reader.ReadAsync(cancellationToken))
        {
            numbers.Add(reader.GetInt64(0));
        }

        return numbers;
    }
}
