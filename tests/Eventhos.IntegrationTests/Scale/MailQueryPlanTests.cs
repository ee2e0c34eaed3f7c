using Eventhos.IntegrationTests.Conformance;
using Eventhos.IntegrationTests.Conformance.Sqlite;
using Eventhos.Storage.Sqlite;

namespace Eventhos.IntegrationTests.Scale;

/// <summary>What settles and the worker ask the outbox is answered by an index, whatever its history.</summary>
public sealed class MailQueryPlanTests : StoreGuarantees<SqliteTestStore>
{
    [Theory]
    [InlineData("hold back", "ux_mails_collecting (contract_id=? AND cause=?)")]
    [InlineData("insert", "ix_mails_contract_cause (contract_id=? AND cause=?)")]
    [InlineData("next", "ix_mails_due (due_at<?)", "ux_mails_waiting (contract_id=? AND cause=?)")]
    [InlineData("open next", "ux_mails_collecting (contract_id=? AND cause=?)")]
    [InlineData("purge", "ix_mails_settled (settled_at<?)")]
    public void It_reads_no_more_than_it_needs(string question, params string[] indexes)
    {
        Store.Execute(
            """
            WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5000)
            INSERT INTO mails (contract_id, cause, execution_id, held_back, state, created_at, settled_at, quiet_until, tries, first_try_at)
            SELECT i % 50, 'http_error ' || i % 7, i, 0, 'sent', i, i, i, 1, i FROM n;
            ANALYZE;
            """);
        using var database = new SqliteDatabase(Store.Path);
        using var connection = database.OpenReader();
        using var command = connection.CreateCommand();
        command.CommandText = $"EXPLAIN QUERY PLAN {Sql(question)}";
        foreach (var name in new[] { "$now", "$before", "$max", "$quiet", "$contract", "$cause", "?1", "?2", "?3", "?4", "?5" }.Where(Sql(question).Contains))
        {
            command.Parameters.AddWithValue(name, 1);
        }

        var plan = "";
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            plan += reader.GetString(3) + '\n';
        }

        Assert.All(indexes, index => Assert.Contains(index, plan, StringComparison.Ordinal));
        Assert.DoesNotContain("SCAN m", plan, StringComparison.Ordinal);
        Assert.DoesNotContain("TEMP B-TREE", plan, StringComparison.Ordinal);
    }

    private static string Sql(string question) => question switch
    {
        "hold back" => MailSql.HoldBack,
        "insert" => MailSql.Insert,
        "next" => MailSql.Next,
        "open next" => MailSql.OpenNext,
        _ => MailSql.Purge,
    };
}
