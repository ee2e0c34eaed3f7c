using Eventhos.IntegrationTests.Hosting;
using Eventhos.Storage.Journal;
using Eventhos.Storage.Journal.Counts;
using Eventhos.Storage.Postgres;
using Eventhos.Storage.Postgres.Counts;
using Eventhos.Storage.Postgres.Traffic;
using Npgsql;

namespace Eventhos.IntegrationTests.Scale;

/// <summary>How PostgreSQL answers the log among many rows of several days: never by reading through the wide tables.</summary>
[OneStorage("is about PostgreSQL's plans")]
public sealed class PostgresLogQueryPlanTests(LogOfManyDays log) : IClassFixture<LogOfManyDays>
{
    private const int Rows = LogOfManyDays.Rows;
    private const int Days = LogOfManyDays.Days;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("")]
    [InlineData("time")]
    [InlineData("system")]
    [InlineData("identifier")]
    [InlineData("time system identifier")]
    public async Task Listing_and_counting_read_covering_indexes_alone(string filters)
    {
        await using var connection = await log.ConnectAsync(Cancellation);
        var indexes = await IndexesAsync(connection);
        var filter = await FilterOfAsync(connection, filters);
        var full = await FullPartitionsAsync(connection);
        foreach (var plan in await PlansAsync(connection, filter))
        {
            var events = plan.Steps.Where(step => full.Contains(step.Relation)).ToList();
            Assert.Equal(filters.Contains("time", StringComparison.Ordinal) ? 2 : Days, events.Count);
            Assert.All(events, step => Assert.Equal("Index Only Scan", step.Kind));

            // Counting may do with a smaller index.
            Assert.All(events.Where(step => step.IsUnderLimit), step => Assert.Equal("ix_received_events_log", indexes[step.Index]));
            Assert.DoesNotContain(plan.Steps, step => step.IsUnderLimit && step.Kind.Contains("Sort", StringComparison.Ordinal));
        }

        var page = await log.Session.Log.ListAsync(filter, Cancellation);
        Assert.Equal(20, page.Items.Count);
    }

    [Theory]
    [InlineData("error", "aborted")]
    [InlineData(EventLogFilter.Retried)]
    [InlineData("processed")]
    [InlineData("waiting", "ready", "running", "retrying")]
    public async Task A_filter_by_state_asks_each_event_for_its_executions_by_an_index(params string[] states)
    {
        await using var connection = await log.ConnectAsync(Cancellation);
        var indexes = await IndexesAsync(connection);
        var filter = await FilterOfAsync(connection, "") with { States = states };
        var full = await FullPartitionsAsync(connection);
        foreach (var plan in await PlansAsync(connection, filter))
        {
            Assert.DoesNotContain(plan.Steps, step => step.Kind == "Seq Scan" && full.Contains(step.Relation));
            var used = plan.Steps.Where(step => step.Index.StartsWith("executions_", StringComparison.Ordinal)).Select(step => indexes[step.Index]).Distinct();
            Assert.Equal(["ix_executions_event"], used);
        }

        Assert.Equal((states is ["processed"] ? 92 : states.Length) * Rows / 100, (await log.Session.Log.ListAsync(filter, Cancellation)).TotalItems);
    }

    [Theory]
    [InlineData(PostgresTrafficRows.EventsSql)]
    [InlineData(PostgresTrafficRows.ExecutionsSql)]
    [InlineData(PostgresTrafficRows.AnswersSql)]
    public async Task Traffic_reads_no_more_than_the_events_that_are_not_counted(string statement)
    {
        await using var connection = await log.ConnectAsync(Cancellation);
        var indexes = await IndexesAsync(connection);
        var full = await FullPartitionsAsync(connection);
        await using var command = new NpgsqlCommand("SELECT min(received_at) FROM received_events", connection);
        var first = (long)(await command.ExecuteScalarAsync(Cancellation))!;
        var range = new TimeRange(first + (30 * SpanLengths.Hour), first + (31 * SpanLengths.Hour));
        var plan = await PostgresPlan.OfAsync(
            connection, statement, [.. PostgresSpans.Values([range]), ("from", range.From), ("before", range.Before)]);
        Assert.DoesNotContain(plan.Steps, step => step.Kind == "Seq Scan" && full.Contains(step.Relation));
        var used = plan.Steps.Where(step => full.Contains(step.Relation)).Select(step => indexes[step.Index]).Distinct().Order(StringComparer.Ordinal);
        Assert.Equal(
            statement == PostgresTrafficRows.EventsSql ? ["ix_received_events_log"]
            : statement == PostgresTrafficRows.ExecutionsSql ? ["ix_executions_event", "ix_received_events_log"]
            : ["attempts_pkey", "ix_executions_event", "ix_received_events_log"],
            used.Union(statement == PostgresTrafficRows.AnswersSql ? ["attempts_pkey"] : []).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task What_is_not_over_is_found_in_the_indexes_that_the_rest_has_left()
    {
        await using var connection = await log.ConnectAsync(Cancellation);
        var full = await FullPartitionsAsync(connection);
        var plan = await PostgresPlan.OfAsync(connection, PostgresTrafficSnapshot.OpenWorkSql, [("most", 100_000L)]);
        Assert.DoesNotContain(plan.Steps, step => step.Kind == "Seq Scan" && full.Contains(step.Relation));
    }

    [Fact]
    public async Task A_filter_by_contract_and_a_place_are_answered_from_covering_indexes_and_the_executions_of_each_event()
    {
        await using var connection = await log.ConnectAsync(Cancellation);
        var indexes = await IndexesAsync(connection);
        var full = await FullPartitionsAsync(connection);
        var middle = await FilterOfAsync(connection, "time");
        var filter = await FilterOfAsync(connection, "") with { ContractId = log.Catalog.Contracts[0], States = ["error"], OlderThan = LogPlace.Of(middle.From!.Value, Rows) };
        foreach (var plan in await PlansAsync(connection, filter))
        {
            Assert.DoesNotContain(plan.Steps, step => step.Kind == "Seq Scan" && full.Contains(step.Relation));
            Assert.Equal(["ix_executions_event"], plan.Steps.Where(step => step.Index.StartsWith("executions_", StringComparison.Ordinal)).Select(step => indexes[step.Index]).Distinct());
        }

        var page = await log.Session.Log.ListAsync(filter, Cancellation);
        Assert.Equal(20, page.Items.Count);
        Assert.All(page.Items, item => Assert.True(item.ReceivedAt <= middle.From));
        var many = await log.Session.Log.ListAsync(filter with { States = [] }, Cancellation);
        Assert.Equal((10_000, true), (many.TotalItems, many.IsMore));
    }

    /// <summary>The plans of counting and of a page, from either end.</summary>
    private static async Task<IReadOnlyList<PostgresPlan>> PlansAsync(NpgsqlConnection connection, EventLogFilter filter)
    {
        var listing = new PostgresEventLogListing(connection, filter, Cancellation);
        await listing.ResolveAsync();
        var range = new TimeRange(filter.From?.ToUnixTimeMilliseconds() ?? TimeRange.All.From, filter.Before?.ToUnixTimeMilliseconds() ?? TimeRange.All.Before);
        var page = listing.PageParameters(range, skip: 0, take: 20);
        return
        [
            await PostgresPlan.OfAsync(connection, listing.CountSql, listing.CountParameters([range])),
            await PostgresPlan.OfAsync(connection, listing.PageSql(ascending: true), page),
            await PostgresPlan.OfAsync(connection, listing.PageSql(ascending: false), page),
        ];
    }

    private async Task<EventLogFilter> FilterOfAsync(NpgsqlConnection connection, string filters)
    {
        var hasTime = filters.Contains("time", StringComparison.Ordinal);
        await using var command = new NpgsqlCommand("SELECT min(received_at) FROM received_events", connection);
        var first = DateTimeOffset.FromUnixTimeMilliseconds((long)(await command.ExecuteScalarAsync(Cancellation))!);
        return new()
        {
            PageIndex = 0,
            ItemsPerPage = 20,
            Descending = true,
            From = hasTime ? first.AddHours(30) : null,
            Before = hasTime ? first.AddHours(60) : null,
            SystemId = filters.Contains("system", StringComparison.Ordinal) ? log.Catalog.Systems[0] : null,
            IdentifierPart = filters.Contains("identifier", StringComparison.Ordinal) ? "customer" : null,
        };
    }

    /// <summary>Which index of the whole table an index of a partition is part of.</summary>
    private static async Task<Dictionary<string, string>> IndexesAsync(NpgsqlConnection connection)
    {
        await using var command = new NpgsqlCommand(
            "SELECT part.relname::text, whole.relname::text FROM pg_inherits i JOIN pg_class part ON part.oid = i.inhrelid JOIN pg_class whole ON whole.oid = i.inhparent", connection);
        await using var reader = await command.ExecuteReaderAsync(Cancellation);
        var indexes = new Dictionary<string, string>();
        while (await reader.ReadAsync(Cancellation))
        {
            indexes.Add(reader.GetString(0), reader.GetString(1));
        }

        return indexes;
    }

    private static async Task<HashSet<string>> FullPartitionsAsync(NpgsqlConnection connection)
    {
        await using var command = new NpgsqlCommand(
            "SELECT array_agg(relname::text) FROM pg_class WHERE relispartition AND relkind = 'r' AND reltuples > 0", connection);
        return [.. (string[])(await command.ExecuteScalarAsync(Cancellation))!];
    }
}
