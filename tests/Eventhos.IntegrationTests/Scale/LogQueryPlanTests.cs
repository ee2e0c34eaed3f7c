using Eventhos.IntegrationTests.Hosting;
using Eventhos.Storage.Journal;
using Eventhos.Storage.Sqlite;
using Eventhos.Storage.Sqlite.Counts;
using Eventhos.Storage.Sqlite.Traffic;
using Microsoft.Data.Sqlite;

namespace Eventhos.IntegrationTests.Scale;

/// <summary>How SQLite answers the log and the claims among many rows: never by reading through the wide table.</summary>
[OneStorage("is about SQLite's plans")]
public sealed class LogQueryPlanTests(LogOfManyEvents log) : IClassFixture<LogOfManyEvents>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("")]
    [InlineData("time")]
    [InlineData("system")]
    [InlineData("identifier")]
    [InlineData("time system identifier")]
    public async Task Listing_and_counting_read_the_covering_index_alone(string filters)
    {
        using var database = new SqliteDatabase(log.Store.Path);
        using var connection = database.OpenReader();
        var listing = new EventLogListing(connection, FilterOf(filters));
        Assert.All(
            new[] { listing.CountSql, listing.PageSql(ascending: true), listing.PageSql(ascending: false) },
            sql =>
            {
                var plan = Explain(connection, sql, listing.Parameters);
                Assert.Contains(" USING COVERING INDEX ix_received_events_log", plan, StringComparison.Ordinal);
                Assert.DoesNotContain("SCAN r\n", plan, StringComparison.Ordinal);

                // Events of the same millisecond are sorted by id among themselves, never the whole; counting sorts its few ranges.
                Assert.True(sql == listing.CountSql || !plan.Contains("TEMP B-TREE FOR ORDER BY", StringComparison.Ordinal), plan);
            });
        var page = await log.Session.Log.ListAsync(FilterOf(filters), Cancellation);
        Assert.Equal(20, page.Items.Count);
    }

    [Theory]
    [InlineData("error", "aborted")]
    [InlineData(EventLogFilter.Retried)]
    [InlineData("processed")]
    [InlineData("waiting", "ready", "running", "retrying")]
    public async Task A_filter_by_state_asks_each_event_for_its_executions_by_an_index(params string[] states)
    {
        using var database = new SqliteDatabase(log.Store.Path);
        using var connection = database.OpenReader();
        var filter = FilterOf("") with { States = states };
        var listing = new EventLogListing(connection, filter);
        Assert.All(
            new[] { listing.CountSql, listing.PageSql(ascending: true), listing.PageSql(ascending: false) },
            sql =>
            {
                var plan = Explain(connection, sql, listing.Parameters);
                Assert.Contains("INDEX ix_executions_received_event (received_event_id=?", plan, StringComparison.Ordinal);
                Assert.DoesNotContain("SCAN x", plan, StringComparison.Ordinal);
                Assert.DoesNotContain("SCAN r\n", plan, StringComparison.Ordinal);
            });
        Assert.Equal(states.Contains(EventLogFilter.Retried), (await log.Session.Log.ListAsync(filter, Cancellation)).TotalItems == 0);
    }

    [Fact]
    public async Task A_filter_by_contract_and_a_place_are_answered_from_the_covering_index_and_the_executions_of_each_event()
    {
        using var database = new SqliteDatabase(log.Store.Path);
        using var connection = database.OpenReader();
        var filter = FilterOf("") with { ContractId = log.Catalog.Contracts[0], States = ["error"], OlderThan = new LogPlace(50_000, 50_000) };
        var listing = new EventLogListing(connection, filter);
        var plan = Explain(connection, listing.PageSql(ascending: false), listing.Parameters);
        Assert.Contains(" USING COVERING INDEX ix_received_events_log", plan, StringComparison.Ordinal);
        Assert.Contains("INDEX ix_executions_received_event (received_event_id=?", plan, StringComparison.Ordinal);
        Assert.DoesNotContain("SCAN", plan, StringComparison.Ordinal);
        Assert.DoesNotContain("TEMP B-TREE FOR ORDER BY", plan, StringComparison.Ordinal);

        var page = await log.Session.Log.ListAsync(filter, Cancellation);
        Assert.Equal(20, page.Items.Count);
        Assert.Equal(page.Items.OrderByDescending(item => item.Id).Select(item => item.Id), page.Items.Select(item => item.Id));
        Assert.All(page.Items, item => Assert.InRange(item.Id, 1, 49_999));
        var many = await log.Session.Log.ListAsync(filter with { States = [] }, Cancellation);
        Assert.Equal((10_000, true), (many.TotalItems, many.IsMore));
    }

    [Theory]
    [InlineData("event")]
    [InlineData("execution")]
    [InlineData("chain")]
    public void What_hangs_together_is_found_by_keys(string path)
    {
        using var database = new SqliteDatabase(log.Store.Path);
        using var connection = database.OpenReader();
        var sql = path switch { "event" => SqliteLogPaths.AttemptsOfEvent, "execution" => SqliteLogPaths.AttemptsOfExecution, _ => SqliteLogPaths.Chain };
        var plan = Explain(connection, sql, [("$id", 7L), ("$max", 10)]);
        Assert.DoesNotMatch("SCAN (r|e|a|p|n|t|executions|received_events|attempts)\n", plan);
    }

    [Fact]
    public async Task A_claim_finds_the_oldest_by_the_index_of_live_executions_without_sorting()
    {
        using var database = new SqliteDatabase(log.Store.Path);
        using var connection = database.OpenReader();
        var plan = Explain(connection, ClaimWrite.Sql, [("$action", log.Catalog.Actions[0]), ("$now", 0L), ("$max", 10)]);

        Assert.Contains("e USING INDEX ix_executions_live (state=? AND action_id=?)", plan, StringComparison.Ordinal);
        Assert.DoesNotContain("TEMP B-TREE", plan, StringComparison.Ordinal);
        Assert.DoesNotContain("SCAN", plan, StringComparison.Ordinal);
        Assert.Equal([log.Catalog.Actions[0]], await log.Session.Claims.ActionsWithWorkAsync(log.Store.Time.GetUtcNow(), Cancellation));
    }

    [Fact]
    public void Stored_counts_are_found_by_their_span()
    {
        using var database = new SqliteDatabase(log.Store.Path);
        using var connection = database.OpenReader();
        var plan = Explain(connection, SqliteSpans.SpansSql(withDetail: true), []);
        Assert.Contains("SEARCH c USING INDEX sqlite_autoindex_log_counts_1 (length=? AND start>? AND start<?)", plan, StringComparison.Ordinal);
        Assert.Contains("SEARCH x USING INTEGER PRIMARY KEY (rowid>? AND rowid<?)", plan, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("events")]
    [InlineData("uncounted")]
    public void Counting_reads_no_more_than_the_events_of_its_range(string statement)
    {
        using var database = new SqliteDatabase(log.Store.Path);
        using var connection = database.OpenReader();
        var plan = Explain(connection, statement == "events" ? SqliteCountingSnapshot.EventsSql : SqliteSpans.UncountedSql(), []);
        Assert.Contains("USING COVERING INDEX ix_received_events_log (received_at>? AND received_at<?)", plan, StringComparison.Ordinal);
        Assert.DoesNotContain("SCAN r", plan, StringComparison.Ordinal);
        Assert.DoesNotContain("SCAN x", plan, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(SqliteTrafficRows.EventsSql)]
    [InlineData(SqliteTrafficRows.ExecutionsSql)]
    [InlineData(SqliteTrafficRows.AnswersSql)]
    [InlineData(SqliteTrafficSnapshot.OpenWorkSql)]
    public void Traffic_reads_no_more_than_the_events_that_are_not_counted_and_what_is_not_over(string statement)
    {
        using var database = new SqliteDatabase(log.Store.Path);
        using var connection = database.OpenReader();
        var plan = Explain(connection, statement, [("$most", 10)]);
        Assert.Matches("SEARCH r USING (COVERING INDEX ix_received_events_log .received_at>. AND received_at<.|INTEGER PRIMARY KEY)", plan);
        Assert.DoesNotMatch("SCAN [rxa]\n", plan);
        Assert.DoesNotContain("TEMP B-TREE", plan, StringComparison.Ordinal);
        Assert.Contains(
            "SEARCH c USING INDEX sqlite_autoindex_traffic_counts_1 (length=? AND start>? AND start<?)",
            Explain(connection, SqliteSpans.SpansSql(withDetail: true, SqliteSpans.Traffic), []), StringComparison.Ordinal);
    }

    [Fact]
    public void A_purge_reads_the_oldest_events_and_the_executions_of_these()
    {
        using var database = new SqliteDatabase(log.Store.Path);
        using var connection = database.OpenReader();
        var plan = Explain(connection, PurgeWrite.Expired, [("$max", PurgeWrite.MaxEvents)]);
        Assert.Contains("SEARCH e USING COVERING INDEX ix_received_events_log (received_at>? AND received_at<?)", plan, StringComparison.Ordinal);
        Assert.Contains("SEARCH x USING INDEX ix_executions_received_event (received_event_id=?)", plan, StringComparison.Ordinal);
        Assert.DoesNotContain("SCAN", plan, StringComparison.Ordinal);
        Assert.DoesNotContain("TEMP B-TREE", plan, StringComparison.Ordinal);
    }

    [Fact]
    public void Actions_with_work_are_looked_up_one_after_another()
    {
        using var database = new SqliteDatabase(log.Store.Path);
        using var connection = database.OpenReader();
        var plan = Explain(connection, SqliteClaims.ActionsWithWork, [("$now", 0L)]);
        Assert.Contains("SEARCH executions USING INDEX ix_executions_live (state=? AND action_id>?)", plan.Replace("COVERING ", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.DoesNotContain("SCAN executions", plan, StringComparison.Ordinal);
    }

    private static string Explain(SqliteConnection connection, string sql, IEnumerable<(string Name, object Value)> parameters)
    {
        using var command = connection.Query($"EXPLAIN QUERY PLAN {sql}", [.. parameters, ("$ranges", "[[0,90000]]"), ("$length", 60000), ("$from", 0), ("$before", 90000), ("$take", 20), ("$skip", 0)]);
        using var reader = command.ExecuteReader();
        var plan = new List<string>();
        while (reader.Read())
        {
            plan.Add(reader.GetString(3) + "\n");
        }

        return string.Concat(plan);
    }

    private EventLogFilter FilterOf(string filters) => new()
    {
        PageIndex = 0,
        ItemsPerPage = 20,
        Descending = true,
        From = filters.Contains("time", StringComparison.Ordinal) ? DateTimeOffset.FromUnixTimeMilliseconds(1_000) : null,
        Before = filters.Contains("time", StringComparison.Ordinal) ? DateTimeOffset.FromUnixTimeMilliseconds(90_000) : null,
        SystemId = filters.Contains("system", StringComparison.Ordinal) ? log.Catalog.Systems[0] : null,
        IdentifierPart = filters.Contains("identifier", StringComparison.Ordinal) ? "customer" : null,
    };
}
