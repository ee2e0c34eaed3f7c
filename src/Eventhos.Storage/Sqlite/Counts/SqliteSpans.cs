using System.Text.Json;
using Eventhos.Storage.Journal.Counts;
using Microsoft.Data.Sqlite;

namespace Eventhos.Storage.Sqlite.Counts;

/// <summary>Stored counts on SQLite.</summary>
internal static class SqliteSpans
{
    /// <summary>The table of ranges <c>$ranges</c> (see <see cref="Json"/>), and two of its expressions.</summary>
    public const string Ranges = "json_each($ranges) g";

    public const string From = "json_extract(g.value, '$[0]')";
    public const string Before = "json_extract(g.value, '$[1]')";

    /// <summary>Holds where no change is noted in the span of c.</summary>
    public const string Holds = "NOT EXISTS (SELECT 1 FROM log_changes x WHERE x.at >= c.start AND x.at < c.start + c.length)";

    /// <summary>The counts that hold of the spans <c>$length</c> long that lie within ranges.</summary>
    public static string SpansSql(bool withDetail) =>
        $"""
        SELECT c.start, c.total, {(withDetail ? "c.detail" : "NULL")}
        FROM {Ranges} CROSS JOIN log_counts c ON c.length = $length AND c.start >= {From} AND c.start <= {Before} - $length
        WHERE {Holds}
        ORDER BY c.start
        """;

    /// <summary>Ranges as SQLite's JSON functions read them.</summary>
    public static string Json(IEnumerable<TimeRange> ranges) => JsonSerializer.Serialize(ranges.Select(range => new[] { range.From, range.Before }));

    /// <summary>Reads <see cref="SpansSql"/>.</summary>
    public static IReadOnlyList<CountedSpan> Read(SqliteConnection connection, long length, IReadOnlyList<TimeRange> within, bool withDetail)
    {
        using var command = connection.Query(SpansSql(withDetail), [("$length", length), ("$ranges", Json(within))]);
        using var reader = command.ExecuteReader();
        var spans = new List<CountedSpan>();
        while (reader.Read())
        {
            spans.Add(new CountedSpan(length, reader.GetInt64(0), reader.GetInt64(1), withDetail ? reader.GetFieldValue<byte[]>(2) : []));
        }

        return spans;
    }
}
