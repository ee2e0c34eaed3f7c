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

    /// <summary>The table of the counts of the log; that of traffic has the same columns.</summary>
    public const string Log = "log_counts";

    /// <summary>The table of the counts of traffic.</summary>
    public const string Traffic = "traffic_counts";

    /// <summary>The counts that hold of the spans <c>$length</c> long that lie within ranges.</summary>
    public static string SpansSql(bool withDetail, string table = Log) =>
        $"""
        SELECT c.start, c.total, {(withDetail ? "c.detail" : "NULL")}
        FROM {Ranges} CROSS JOIN {table} c ON c.length = $length AND c.start >= {From} AND c.start <= {Before} - $length
        WHERE {Holds}
        ORDER BY c.start
        """;

    /// <summary>
    /// Where spans begin that hold events but no count: the spans of the range one after another, each looked up; where nothing lies between, on to the next
    /// event.
    /// </summary>
    public static string UncountedSql(string table = Log) =>
        $"""
        WITH RECURSIVE span (start) AS (
            SELECT min(received_at) - min(received_at) % $length FROM received_events WHERE received_at >= $from AND received_at < $before
            UNION ALL
            SELECT (SELECT min(received_at) - min(received_at) % $length FROM received_events WHERE received_at >= span.start + $length AND received_at < $before)
            FROM span WHERE span.start IS NOT NULL)
        SELECT start FROM span
        WHERE start IS NOT NULL AND NOT EXISTS (SELECT 1 FROM {table} c WHERE c.length = $length AND c.start = span.start AND {Holds})
        ORDER BY start DESC
        """;

    /// <summary>Ranges as SQLite's JSON functions read them.</summary>
    public static string Json(IEnumerable<TimeRange> ranges) => JsonSerializer.Serialize(ranges.Select(range => new[] { range.From, range.Before }));

    /// <summary>Reads <see cref="SpansSql"/>.</summary>
    public static IReadOnlyList<CountedSpan> Read(SqliteConnection connection, long length, IReadOnlyList<TimeRange> within, bool withDetail, string table = Log)
    {
        using var command = connection.Query(SpansSql(withDetail, table), [("$length", length), ("$ranges", Json(within))]);
        using var reader = command.ExecuteReader();
        var spans = new List<CountedSpan>();
        while (reader.Read())
        {
            spans.Add(new CountedSpan(length, reader.GetInt64(0), reader.GetInt64(1), withDetail ? reader.GetFieldValue<byte[]>(2) : []));
        }

        return spans;
    }

    /// <summary>Reads the numbers that a statement answers.</summary>
    public static IReadOnlyList<long> Numbers(SqliteConnection connection, string sql, params IEnumerable<(string Name, object Value)> parameters)
    {
        using var command = connection.Query(sql, parameters);
        using var reader = command.ExecuteReader();
        var numbers = new List<long>();
        while (reader.Read())
        {
            numbers.Add(reader.GetInt64(0));
        }

        return numbers;
    }
}
