using Eventhos.Storage.Journal.Counts;
using Eventhos.Storage.Journal.Traffic;
using Eventhos.Storage.Postgres.Traffic;
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

    /// <inheritdoc />
    public ITrafficRows Traffic { get; } = new PostgresTrafficRows(connection, cancellationToken);

    /// <inheritdoc />
    public Task<IReadOnlyList<CountedSpan>> SpansAsync(long length, IReadOnlyList<TimeRange> within, bool withDetail) =>
        PostgresSpans.ReadAsync(connection, length, within, withDetail, cancellationToken);

    /// <inheritdoc />
    public Task<long> CountAsync(IReadOnlyList<TimeRange> ranges, long most) => Traffic.CountAsync(ranges, most);

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
        PostgresSpans.NumbersAsync(
            connection, "SELECT DISTINCT at FROM log_changes WHERE at >= @from AND at < @before ORDER BY at", [("from", range.From), ("before", range.Before)],
            cancellationToken);

    /// <inheritdoc />
    public Task<IReadOnlyList<long>> UncountedAsync(long length, TimeRange range) =>
        PostgresSpans.NumbersAsync(connection, PostgresSpans.UncountedSql(), [("length", length), ("from", range.From), ("before", range.Before)], cancellationToken);

    /// <inheritdoc />
    public ValueTask DisposeAsync() => transaction.DisposeAsync();

    private static IEnumerable<(string Name, object? Value)> Values(IReadOnlyList<TimeRange> ranges) =>
        [.. PostgresSpans.Values(ranges), ("from", ranges[0].From), ("before", ranges[^1].Before)];
}
