using Eventhos.Storage.Journal.Counts;
using Npgsql;

namespace Eventhos.Storage.Postgres.Counts;

/// <summary>Stored counts on PostgreSQL.</summary>
internal static class PostgresSpans
{
    /// <summary>The table of ranges that <see cref="Values"/> has the values of: ord, a, b.</summary>
    public const string Ranges = "unnest(@froms::bigint[], @befores::bigint[]) WITH ORDINALITY AS g (a, b, ord)";

    /// <summary>Holds where no change is noted in the span of c.</summary>
    public const string Holds = "NOT EXISTS (SELECT FROM log_changes x WHERE x.at >= c.start AND x.at < c.start + c.length)";

    /// <summary>The table of the counts of the log; that of traffic has the same columns.</summary>
    public const string Log = "log_counts";

    /// <summary>The table of the counts of traffic.</summary>
    public const string Traffic = "traffic_counts";

    /// <summary>The counts that hold of the spans <c>@length</c> long that lie within ranges.</summary>
    public static string SpansSql(bool withDetail, string table = Log) =>
        $"""
        SELECT c.start, c.total{(withDetail ? ", c.detail" : "")}
        FROM {Ranges} JOIN {table} c ON c.length = @length AND c.start >= g.a AND c.start <= g.b - @length
        WHERE {Holds}
        ORDER BY c.start
        """;

    /// <summary>Where spans begin that hold events but no count: of each span of the range without a count, whether an event is in it.</summary>
    public static string UncountedSql(string table = Log) =>
        $"""
        SELECT s.start
        FROM (SELECT start - start % @length AS start FROM generate_series(
                  (SELECT min(received_at) FROM received_events WHERE received_at >= @from AND received_at < @before), @before - 1, @length) AS n (start)) s
        WHERE NOT EXISTS (SELECT FROM {table} c WHERE c.length = @length AND c.start = s.start AND {Holds})
            AND EXISTS (SELECT FROM received_events r WHERE r.received_at >= s.start AND r.received_at < s.start + @length OFFSET 0)
        ORDER BY s.start DESC
        """;

    /// <summary>The parameters of ranges.</summary>
    public static (string Name, object? Value)[] Values(IReadOnlyList<TimeRange> ranges) =>
        [("froms", ranges.Select(range => range.From).ToArray()), ("befores", ranges.Select(range => range.Before).ToArray())];

    /// <summary>Reads <see cref="SpansSql"/>.</summary>
    public static async Task<IReadOnlyList<CountedSpan>> ReadAsync(
        NpgsqlConnection connection, long length, IReadOnlyList<TimeRange> within, bool withDetail, CancellationToken cancellationToken, string table = Log)
    {
        await using var command = connection.Query(SpansSql(withDetail, table), [("length", length), .. Values(within)]);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var spans = new List<CountedSpan>();
        while (await reader.ReadAsync(cancellationToken))
        {
            spans.Add(new CountedSpan(length, reader.GetInt64(0), reader.GetInt64(1), withDetail ? reader.GetFieldValue<byte[]>(2) : []));
        }

        return spans;
    }

    /// <summary>Reads the numbers that a statement answers.</summary>
    public static async Task<IReadOnlyList<long>> NumbersAsync(
        NpgsqlConnection connection, string sql, IEnumerable<(string Name, object? Value)> parameters, CancellationToken cancellationToken)
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
