using Eventhos.IntegrationTests.Hosting;
using Eventhos.Storage.Postgres;
using Eventhos.Storage.Postgres.Retention;
using Eventhos.Storage.Postgres.Writing;
using Npgsql;

namespace Eventhos.IntegrationTests.Scale;

/// <summary>How PostgreSQL goes about what is done for every event, when its statistics were made while nothing was to be done.</summary>
[OneStorage("is about PostgreSQL's plans")]
public sealed class PostgresHotPlanTests(LogOfSettledEvents log) : IClassFixture<LogOfSettledEvents>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Settled_and_handed_back_executions_are_looked_up_by_their_keys_alone()
    {
        using var database = new PostgresDatabase(log.Store.ConnectionString);
        foreach (var sql in new[] { SettleStatement.Sql, LeaseStatements.HandBack })
        {
            var parameters = sql == SettleStatement.Sql
                ? "'{1}', '{1}', '{1}', '{processed}', '{null}', '{1}', '{1}', '{1}', '{delivered}', '{200}', '{x}', '{1}'"
                : "'{1}', '{1}', '{1}'";
            var indexes = (await PlanAsync(database, sql, parameters)).Where(line => line.Contains("executions_", StringComparison.Ordinal) && line.Contains("Scan", StringComparison.Ordinal)).ToList();
            Assert.NotEmpty(indexes);
            Assert.All(indexes, line => Assert.Contains("_pkey on executions_", line, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task A_claim_reads_the_ready_of_its_action_in_the_order_of_their_index()
    {
        using var database = new PostgresDatabase(log.Store.ConnectionString);
        var plan = await PlanAsync(database, ClaimStatement.Sql, "1, 1, 100, 8000000, 1");
        Assert.Contains(plan, line => line.Contains("Merge Append", StringComparison.Ordinal));
        Assert.Contains(plan, line => line.Contains("_action_id_id_idx on executions_", StringComparison.Ordinal));
        Assert.DoesNotContain(plan, line => line.Contains("Seq Scan", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_purge_asks_partial_indexes_whether_a_day_is_over_and_reads_no_event()
    {
        using var database = new PostgresDatabase(log.Store.ConnectionString);
        var work = await PlanAsync(database, $"SELECT {ExpiredDays.HasWork(log.Today)}", "");
        Assert.Equal(4, work.Count(line => line.Contains("Index", StringComparison.Ordinal) && line.Contains("Scan using executions_", StringComparison.Ordinal)));
        Assert.DoesNotContain(work, line => line.Contains("Seq Scan", StringComparison.Ordinal));
        var rows = await PlanAsync(database, ExpiredRows.Purge, "0, 1, 500");
        Assert.DoesNotContain(rows, line => line.Contains("Seq Scan", StringComparison.Ordinal));
    }

    private static async Task<IReadOnlyList<string>> PlanAsync(PostgresDatabase database, string sql, string values)
    {
        await using var connection = await database.Journal.OpenConnectionAsync(Cancellation);
        await using var prepare = new NpgsqlCommand($"PREPARE hot AS {sql}", connection);
        await prepare.ExecuteNonQueryAsync(Cancellation);
        await using var explain = new NpgsqlCommand($"EXPLAIN (COSTS OFF) EXECUTE hot{(values.Length == 0 ? "" : $"({values})")}", connection);
        var lines = new List<string>();
        await using (var reader = await explain.ExecuteReaderAsync(Cancellation))
        {
            while (await reader.ReadAsync(Cancellation))
            {
                lines.Add(reader.GetString(0));
            }
        }

        // The connection goes back to its pool as it is.
        await using var forget = new NpgsqlCommand("DEALLOCATE hot", connection);
        await forget.ExecuteNonQueryAsync(Cancellation);
        return lines;
    }
}
