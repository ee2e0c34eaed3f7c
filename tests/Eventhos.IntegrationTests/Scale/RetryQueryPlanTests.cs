using Eventhos.Engine.Retries;
using Eventhos.IntegrationTests.Conformance;
using Eventhos.IntegrationTests.Conformance.Sqlite;
using Eventhos.Storage.Journal;
using Eventhos.Storage.Sqlite;
using Microsoft.Data.Sqlite;

namespace Eventhos.IntegrationTests.Scale;

/// <summary>How SQLite finds what failed, what was retried and what was replied among many rows: by an index, and no further than asked.</summary>
public sealed class RetryQueryPlanTests : StoreGuarantees<SqliteTestStore>
{
    private const int Failed = 100_000;

    [Theory]
    [InlineData("")]
    [InlineData("contract")]
    [InlineData("event")]
    [InlineData("time")]
    [InlineData("contract event time")]
    public void A_run_walks_the_index_of_failed_executions_in_its_order(string filters)
    {
        using var database = new SqliteDatabase(Store.Path);
        using var connection = database.OpenReader();
        var selection = new RetryRunSelection(SelectionOf(filters), 1, Now);
        foreach (var sql in new[] { selection.CountSql, selection.NextSql })
        {
            var plan = Explain(connection, sql, selection.Parameters);
            Assert.Contains("e USING COVERING INDEX ix_executions_failed (state=? AND id", plan, StringComparison.Ordinal);
            Assert.DoesNotContain("TEMP B-TREE", plan, StringComparison.Ordinal);
            Assert.DoesNotContain("SCAN", plan, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(true, "ix_executions_received_event (received_event_id=?)")]
    [InlineData(false, "e USING INTEGER PRIMARY KEY (rowid=?)")]
    public void A_list_looks_up_what_it_names(bool ofEvents, string index)
    {
        using var database = new SqliteDatabase(Store.Path);
        using var connection = database.OpenReader();
        var plan = Explain(connection, RetryRunSelection.ListSql(ofEvents), [("$ids", "[1]")]);

        Assert.Contains(index, plan, StringComparison.Ordinal);
        Assert.DoesNotContain("SCAN e", plan, StringComparison.Ordinal);
    }

    [Fact]
    public void Replies_and_chains_are_found_by_their_partial_indexes()
    {
        using var database = new SqliteDatabase(Store.Path);
        using var connection = database.OpenReader();
        Assert.Contains(
            "ix_received_events_replies (parent_event_id=?)", Explain(connection, SqliteEventLog.RepliesSql, [("$id", 1L)]), StringComparison.Ordinal);
        Assert.Contains("COVERING INDEX ix_received_events_chain (root_event_id=?)", Explain(connection, SqliteReplyChains.Sql, [("$root", 1L)]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_a_hundred_thousand_failed_executions_a_run_fetches_only_the_next_ones()
    {
        StoreMany();
        var run = (await Session.RunLog.StartAsync(new RetryRunRequest(new RetrySelection(), 20, "Ada", Now), 4, Cancellation))!;
        Assert.Equal(Failed, run.Total);
        var next = await Session.Runs.NextAsync(run, Failed - 50, 20, Cancellation);

        Assert.Equal(Enumerable.Range(Failed - 49, 20).Select(id => (long)id), next);
    }

    private static string Explain(SqliteConnection connection, string sql, IEnumerable<(string Name, object Value)> parameters)
    {
        using var command = connection.Query($"EXPLAIN QUERY PLAN {sql}", [.. parameters, ("$cursor", 0), ("$max", 20)]);
        using var reader = command.ExecuteReader();
        var plan = new List<string>();
        while (reader.Read())
        {
            plan.Add(reader.GetString(3) + "\n");
        }

        return string.Concat(plan);
    }

    private RetrySelection SelectionOf(string filters) => new()
    {
        ContractId = filters.Contains("contract", StringComparison.Ordinal) ? Catalog.Contracts[0] : null,
        EventTypeId = filters.Contains("event", StringComparison.Ordinal) ? Catalog.EventTypes[0] : null,
        From = filters.Contains("time", StringComparison.Ordinal) ? Now : null,
        Before = filters.Contains("time", StringComparison.Ordinal) ? Now.AddDays(1) : null,
    };

    private void StoreMany() => Store.Execute(
        $"""
        WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {Failed})
        INSERT INTO received_events (id, event_type_id, system_id, received_at, request)
        SELECT i, {Catalog.EventTypes[0]}, {Catalog.Systems[0]}, i, zeroblob(40) FROM n;

        INSERT INTO executions (id, received_event_id, contract_id, action_id, order_group, has_later_group, state, attempts, settled_at)
        SELECT id, id, {Catalog.Contracts[0]}, {Catalog.Actions[0]}, 0, 0, 'error', 1, received_at FROM received_events;
        """);
}
