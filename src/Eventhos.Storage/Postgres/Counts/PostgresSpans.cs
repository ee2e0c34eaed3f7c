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

    /// <summary>The counts that hold of the spans <c>@length</c> long that lie within ranges.</summary>
    public static string SpansSql(bool withDetail) =>
        $"""
        SELECT c.start, c.total{(withDetail ? ", c.detail" : "")}
        FROM {Ranges} JOIN log_counts c ON c.length = @length AND c.start >= g.a AND c.start <= g.b - @length
        WHERE {Holds}
        ORDER BY c.start
        """;

    /// <summary>The parameters of ranges.</summary>
    public static (string Name, object? Value)[] Values(IReadOnlyList<TimeRange> ranges) =>
        [("froms", ranges.Select(range => range.From).ToArray()), ("befores", ranges.Select(range => range.Before).ToArray())];

    /// <summary>Reads <see cref="SpansSql"/>.</summary>
    public static async Task<IReadOnlyList<CountedSpan>> ReadAsync(
        NpgsqlConnection connection, long length, IReadOnlyList<TimeRange> within, bool withDetail, CancellationToken cancellationToken)
    {
        await using var command = connection.Query(SpansSql(withDetail), [("length", length), .. Values(within)]);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var spans = new List<CountedSpan>();
        while (await reader.ReadAsync(cancellationToken))
        {
            spans.Add(new CountedSpan(length, reader.GetInt64(0), reader.GetInt64(1), withDetail ? reader.GetFieldValue<byte[]>(2) : []));
        }

        return spans;
    }
}
