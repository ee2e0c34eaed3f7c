using Eventhos.IntegrationTests.Conformance;
using Eventhos.IntegrationTests.Conformance.Postgres;
using Eventhos.Storage.Journal;
using Eventhos.Storage.Journal.Counts;
using Eventhos.Storage.Postgres;
using Npgsql;

namespace Eventhos.IntegrationTests.Scale;

/// <summary>How PostgreSQL answers the log among many rows of several days: never by reading through the wide tables.</summary>
public sealed class PostgresLogQueryPlanTests : StoreGuarantees<PostgresTestStore>
{
    private const int Rows = 100_000;
    private const int Days = 4;

    [Theory]
    [InlineData("")]
    [InlineData("time")]
    [InlineData("system")]
    [InlineData("identifier")]
    [InlineData("time system identifier")]
    public async Task Listing_and_counting_read_covering_indexes_alone(string filters)
    {
        await using var connection = await StoreManyAsync();
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

        var page = await Session.Log.ListAsync(filter, Cancellation);
        Assert.Equal(20, page.Items.Count);
    }

    [Theory]
    [InlineData("error", "aborted")]
    [InlineData(EventLogFilter.Retried)]
    [InlineData("processed")]
    [InlineData("waiting", "ready", "running", "retrying")]
    public async Task A_filter_by_state_asks_each_event_for_its_executions_by_an_index(params string[] states)
    {
        await using var connection = await StoreManyAsync();
        var indexes = await IndexesAsync(connection);
        var filter = await FilterOfAsync(connection, "") with { States = states };
        var full = await FullPartitionsAsync(connection);
        foreach (var plan in await PlansAsync(connection, filter))
        {
            Assert.DoesNotContain(plan.Steps, step => step.Kind == "Seq Scan" && full.Contains(step.Relation));
            var used = plan.Steps.Where(step => step.Index.StartsWith("executions_", StringComparison.Ordinal)).Select(step => indexes[step.Index]).Distinct();
            Assert.Equal(["ix_executions_event"], used);
        }

        Assert.Equal((states is ["processed"] ? 92 : states.Length) * Rows / 100, (await Session.Log.ListAsync(filter, Cancellation)).TotalItems);
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
            SystemId = filters.Contains("system", StringComparison.Ordinal) ? Catalog.Systems[0] : null,
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

    /// <summary>
    /// Events of some days from today on, one after another; of a hundred executions each one is in a state, or was retried, and the others are
    /// processed.
    /// </summary>
    private async Task<NpgsqlConnection> StoreManyAsync()
    {
        await Store.ExecuteAsync(
            $"""
            INSERT INTO received_events (id, event_type_id, system_id, received_at, request)
            SELECT i, {Catalog.EventTypes[0]} + i % 3, {Catalog.Systems[0]} + i % 2,
                   (extract(epoch FROM date_trunc('day', now(), 'UTC')) * 1000)::bigint + (i - 1) * ({Days} * 86400000 / {Rows}), convert_to(repeat('x', 400), 'UTF8')
            FROM generate_series(1, {Rows}) AS i;

            INSERT INTO executions (id, received_at, received_event_id, contract_id, action_id, order_group, has_later_group, state, reason, lease, attempts, due_at, settled_at, retried_as)
            SELECT id, received_at, id, {Catalog.Contracts[0]}, {Catalog.Actions[0]}, 0, false, state, 'r',
                   CASE state WHEN 'running' THEN 1 END, 1, CASE state WHEN 'retrying' THEN received_at END,
                   CASE WHEN state IN ('processed', 'error', 'skipped', 'aborted') THEN received_at END, CASE id % 100 WHEN 7 THEN 1 END
            FROM (SELECT id, received_at, CASE id % 100 WHEN 0 THEN 'waiting' WHEN 1 THEN 'ready' WHEN 2 THEN 'running' WHEN 3 THEN 'retrying' WHEN 4 THEN 'skipped'
                                          WHEN 5 THEN 'aborted' WHEN 6 THEN 'error' WHEN 7 THEN 'error' ELSE 'processed' END AS state FROM received_events) e;
            """);
        await Store.ExecuteAsync("VACUUM ANALYZE received_events, executions");
        var connection = new NpgsqlConnection(Store.ConnectionString);
        await connection.OpenAsync(Cancellation);
        return connection;
    }
}
