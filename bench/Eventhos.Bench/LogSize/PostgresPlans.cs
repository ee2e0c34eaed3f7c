using Eventhos.Storage.Journal;
using Eventhos.Storage.Journal.Counts;
using Eventhos.Storage.Postgres;
using Eventhos.Storage.Postgres.Counts;
using Eventhos.Storage.Postgres.Mails;
using Eventhos.Storage.Postgres.Retention;
using Eventhos.Storage.Postgres.Writing;
using Npgsql;

namespace Eventhos.Bench.LogSize;

/// <summary>How PostgreSQL goes about the hot statements: those of the journal with plans that hold for any values, as they run.</summary>
internal static class PostgresPlans
{
    /// <summary>Asks a database for them.</summary>
    /// <param name="database">A filled one.</param>
    /// <param name="moment">A moment in the midst of its events.</param>
    public static async Task<IReadOnlyList<(string Name, string Sql, string Plan)>> ReadAsync(PostgresDatabase database, DateTimeOffset moment)
    {
        var at = moment.ToUnixTimeMilliseconds();
        var plans = new List<(string Name, string Sql, string Plan)>();
        await using (var journal = await database.Journal.OpenConnectionAsync())
        {
            foreach (var (name, sql, values) in Journal(at))
            {
                await using var prepare = new NpgsqlCommand($"PREPARE hot AS {sql}", journal);
                await prepare.ExecuteNonQueryAsync();
                await using var explain = new NpgsqlCommand($"EXPLAIN (COSTS OFF) EXECUTE hot{(values.Length == 0 ? "" : $"({values})")}", journal);
                plans.Add((name, sql, PlanOutline.Of(await LinesAsync(explain))));
                await using var forget = new NpgsqlCommand("DEALLOCATE hot", journal);
                await forget.ExecuteNonQueryAsync();
            }
        }

        await using var connection = await database.Source.OpenConnectionAsync();
        foreach (var (name, sql, parameters) in Log(connection, at))
        {
            await using var explain = connection.Query($"EXPLAIN (COSTS OFF) {sql}", parameters);
            plans.Add((name, sql, PlanOutline.Of(await LinesAsync(explain))));
        }

        return plans;
    }

    private static (string Name, string Sql, string Values)[] Journal(long at) =>
    [
        ("Append", AppendStatement.Sql,
            $"'{{{at}}}', '{{1}}', '{{1}}', '{{x}}', '{{null}}', '{{null}}', '{{null}}', '{{null}}', '{{0}}', '{{null}}', '{{null}}', '{{1}}', '{{1}}', '{{1}}', '{{0}}', '{{f}}', '{{running}}', '{{null}}', 1"),
        ("Settle", SettleStatement.Sql,
            $"'{{1}}', '{{{at}}}', '{{1}}', '{{processed}}', '{{null}}', '{{{at}}}', '{{{at}}}', '{{{at}}}', '{{delivered}}', '{{200}}', '{{x}}', '{{1}}'"),
        ("Claim", ClaimStatement.Sql, $"1, 1, 100, 8000000, {at}"),
        ("Hand back", LeaseStatements.HandBack, $"'{{1}}', '{{{at}}}', '{{1}}'"),
        ("Takeover: ending sessions that were not heard of", LeaseStatements.End, "0"),
        ("Takeover: making ready what they left", LeaseStatements.Reclaim, "3600000"),
        ("Purge: which days there are", ExpiredDays.Days, "'20990101'"),
        ("Purge: whether something is to be done in a day", $"SELECT {ExpiredDays.HasWork(DateOnly.FromDateTime(DateTimeOffset.FromUnixTimeMilliseconds(at).UtcDateTime))}", ""),
        ("Purge: events in no day's partition", ExpiredRows.Purge, $"0, {at}, 500"),
        ("Mails: the next one", OutboxSql.Next, $"{at}, '{{}}'"),
    ];

    private static IEnumerable<(string Name, string Sql, IEnumerable<(string Name, object? Value)> Parameters)> Log(NpgsqlConnection connection, long at)
    {
        var any = new EventLogFilter { PageIndex = 0, ItemsPerPage = 20, Descending = true };
        IReadOnlyList<TimeRange> minute = [new TimeRange(at, at + SpanLengths.Minute)];
        IReadOnlyList<TimeRange> day = [new TimeRange(at, at + SpanLengths.Day)];
        PostgresEventLogListing Listing(params string[] states) => new(connection, any with { States = states }, CancellationToken.None);
        IReadOnlyList<(string Name, object? Value)> Page(PostgresEventLogListing listing) => listing.PageParameters(minute[0], skip: 100, take: 20);
        yield return ("Log: stored counts of spans", PostgresSpans.SpansSql(withDetail: true), [("length", SpanLengths.Hour), .. PostgresSpans.Values(day)]);
        yield return ("Log: count what no stored count covers", Listing().CountSql, Listing().CountParameters(minute));
        yield return ("Log: count of those with a processed execution", Listing("processed").CountSql, Listing("processed").CountParameters(minute));
        yield return ("Log: count of those with a failed execution", Listing("error").CountSql, Listing("error").CountParameters(minute));
        yield return ("Log: a page out of a span", Listing().PageSql(ascending: false), Page(Listing()));
        yield return ("Log: a page out of a span, with a failed execution", Listing("error").PageSql(ascending: false), Page(Listing("error")));
        yield return ("Counting: which spans have no count", PostgresSpans.UncountedSql(), [("length", SpanLengths.Hour), ("from", day[0].From), ("before", day[0].Before)]);
        yield return ("Counting: the events of a range", PostgresCountingSnapshot.EventsSql, [.. PostgresSpans.Values(minute), ("from", minute[0].From), ("before", minute[0].Before)]);
    }

    private static async Task<List<string>> LinesAsync(NpgsqlCommand command)
    {
        await using var reader = await command.ExecuteReaderAsync();
        var lines = new List<string>();
        while (await reader.ReadAsync())
        {
            lines.Add(reader.GetString(0));
        }

        return lines;
    }
}
