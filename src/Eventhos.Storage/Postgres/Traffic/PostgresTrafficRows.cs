using Eventhos.Storage.Journal.Counts;
using Eventhos.Storage.Journal.Traffic;
using Eventhos.Storage.Postgres.Counts;
using Npgsql;

namespace Eventhos.Storage.Postgres.Traffic;

/// <summary>Traffic in one state of the database: the caller's transaction.</summary>
internal sealed class PostgresTrafficRows(NpgsqlConnection connection, CancellationToken cancellationToken) : ITrafficRows
{
    // The outer bounds are known when the statement is planned, so that partitions of other days are left out.
    private const string Events =
        $"FROM {PostgresSpans.Ranges} JOIN received_events r ON r.received_at >= g.a AND r.received_at < g.b AND r.received_at >= @from AND r.received_at < @before";

    // Event by event, however much the planner thinks there is: a day's executions are never read as a whole.
    private const string Executions =
        $"""
        {Events} CROSS JOIN LATERAL (
            SELECT * FROM executions e
            WHERE e.received_event_id = r.id AND e.received_at = r.received_at AND e.received_at >= @from AND e.received_at < @before OFFSET 0) x
        """;

    /// <summary>The events of ranges.</summary>
    internal const string EventsSql = $"SELECT r.received_at, r.event_type_id, r.system_id {Events}";

    /// <summary>Their executions.</summary>
    internal const string ExecutionsSql =
        $"SELECT r.received_at, r.id, x.id, x.contract_id, x.action_id, x.state, x.retried_as IS NOT NULL, x.attempts, x.settled_at {Executions}";

    /// <summary>How long the attempts of these took.</summary>
    internal const string AnswersSql =
        $"""
        SELECT r.received_at, x.contract_id, x.action_id, t.took {Executions} CROSS JOIN LATERAL (
            SELECT a.finished_at - a.started_at AS took FROM attempts a
            WHERE a.execution_id = x.id AND a.received_at = x.received_at AND a.received_at >= @from AND a.received_at < @before AND {TrafficTally.Answered} OFFSET 0) t
        """;

    /// <inheritdoc />
    public Task<IReadOnlyList<CountedSpan>> SpansAsync(long length, IReadOnlyList<TimeRange> within, bool withDetail) =>
        PostgresSpans.ReadAsync(connection, length, within, withDetail, cancellationToken, PostgresSpans.Traffic);

    /// <inheritdoc />
    public Task<IReadOnlyList<long>> UncountedAsync(long length, TimeRange range) => PostgresSpans.NumbersAsync(
        connection, PostgresSpans.UncountedSql(PostgresSpans.Traffic), [("length", length), ("from", range.From), ("before", range.Before)], cancellationToken);

    /// <inheritdoc />
    public async Task<long> CountAsync(IReadOnlyList<TimeRange> ranges, long most)
    {
        if (ranges.Count == 0)
        {
            return 0;
        }

        await using var command = connection.Query($"SELECT count(*) FROM (SELECT {Events} LIMIT @most) e", [.. Values(ranges), ("most", most)]);
        return (long)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<TrafficPart>> ReadAsync(IReadOnlyList<TimeRange> ranges, long length)
    {
        if (ranges.Count == 0)
        {
            return [];
        }

        var tally = new TrafficTally(length);
        await ReadAsync(EventsSql, ranges, row => tally.Event(row.GetInt64(0), row.GetInt64(1), row.GetInt64(2)));
        await ReadAsync(ExecutionsSql, ranges, row => tally.Execution(
            row.GetInt64(0), row.GetInt64(1), row.GetInt64(2), (row.GetInt64(3), row.GetInt64(4)), row.GetString(5), row.GetBoolean(6), row.GetInt32(7),
            row.NumberOrNull(8)));
        await ReadAsync(AnswersSql, ranges, row => tally.Answer(row.GetInt64(0), row.GetInt64(1), row.GetInt64(2), row.GetInt64(3)));
        return tally.Parts;
    }

    private static IEnumerable<(string Name, object? Value)> Values(IReadOnlyList<TimeRange> ranges) =>
        [.. PostgresSpans.Values(ranges), ("from", ranges[0].From), ("before", ranges[^1].Before)];

    private async Task ReadAsync(string sql, IReadOnlyList<TimeRange> ranges, Action<NpgsqlDataReader> row)
    {
        await using var command = connection.Query(sql, Values(ranges));
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            row(reader);
        }
    }
}
