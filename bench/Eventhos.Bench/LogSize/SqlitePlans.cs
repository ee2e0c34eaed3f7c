using Eventhos.Storage.Journal;
using Eventhos.Storage.Sqlite;
using Eventhos.Storage.Sqlite.Counts;

namespace Eventhos.Bench.LogSize;

/// <summary>How SQLite goes about the hot statements.</summary>
internal static class SqlitePlans
{
    /// <summary>Asks a database for them.</summary>
    public static IReadOnlyList<(string Name, string Sql, string Plan)> Read(string file)
    {
        using var database = new SqliteDatabase(file);
        using var connection = database.OpenReader();
        var any = new EventLogFilter { PageIndex = 0, ItemsPerPage = 20, Descending = true };
        var all = new EventLogListing(connection, any);
        var processed = new EventLogListing(connection, any with { States = ["processed"] });
        var failed = new EventLogListing(connection, any with { States = ["error"] });
        (string Name, string Sql)[] statements =
        [
            ("Append: the event", SqliteStatements.InsertEventSql),
            ("Append: an execution", SqliteStatements.InsertExecutionSql),
            ("Settle", SqliteStatements.SettleSql),
            ("Claim", ClaimWrite.Sql),
            ("Reclaim at a start", LeaseWrite.ReclaimSql),
            ("Actions with work", SqliteClaims.ActionsWithWork),
            ("Purge: which events", PurgeWrite.Expired),
            ("Log: stored counts of spans", SqliteSpans.SpansSql(withDetail: true)),
            ("Log: count what no stored count covers", all.CountSql),
            ("Log: count of those with a processed execution", processed.CountSql),
            ("Log: count of those with a failed execution", failed.CountSql),
            ("Log: a page out of a span", all.PageSql(ascending: false)),
            ("Log: a page out of a span, with a failed execution", failed.PageSql(ascending: false)),
            ("Counting: which spans have no count", SqliteSpans.UncountedSql()),
            ("Counting: the events of a range", SqliteCountingSnapshot.EventsSql),
        ];
        return
        [
            .. statements.Select(statement =>
            {
                using var command = connection.CreateCommand();
                command.CommandText = $"EXPLAIN QUERY PLAN {statement.Sql}";
                foreach (var name in new[] { "$session", "$now", "$action", "$max", "$length", "$from", "$before", "$take", "$skip" }.Where(statement.Sql.Contains))
                {
                    command.Parameters.AddWithValue(name, 1);
                }

                foreach (var number in Enumerable.Range(1, 10).Select(number => $"?{number}").Where(statement.Sql.Contains))
                {
                    command.Parameters.AddWithValue(number, 1);
                }

                if (statement.Sql.Contains("$ranges", StringComparison.Ordinal))
                {
                    command.Parameters.AddWithValue("$ranges", "[[0,1]]");
                }

                return (statement.Name, statement.Sql, Lines(command));
            }),
        ];
    }

    private static string Lines(Microsoft.Data.Sqlite.SqliteCommand command)
    {
        using var reader = command.ExecuteReader();
        var depths = new Dictionary<long, int> { [0] = -1 };
        var lines = new List<string>();
        while (reader.Read())
        {
            var depth = depths.GetValueOrDefault(reader.GetInt64(1), -1) + 1;
            depths[reader.GetInt64(0)] = depth;
            lines.Add(new string(' ', depth * 2) + reader.GetString(3));
        }

        return lines.Count == 0 ? "(nothing is looked up)" : string.Join('\n', lines);
    }
}
