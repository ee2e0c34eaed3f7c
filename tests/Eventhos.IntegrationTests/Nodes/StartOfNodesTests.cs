using Eventhos.IntegrationTests.Hosting;
using Npgsql;

namespace Eventhos.IntegrationTests.Nodes;

/// <summary>A node comes to its work, however long that takes and whatever is in its way.</summary>
[OneStorage("several nodes are always on PostgreSQL")]
public sealed class StartOfNodesTests
{
    [Fact]
    public async Task A_node_that_loses_a_deadlock_while_it_starts_begins_anew()
    {
        await using var cluster = await Cluster.CreateAsync();
        await (await PostgresServer.SharedAsync()).ExecuteAsync(
            cluster.Database,
            """
            CREATE SEQUENCE tries;
            CREATE FUNCTION lose_first() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                IF nextval('tries') <= 2 THEN
                    RAISE EXCEPTION 'deadlock detected' USING ERRCODE = 'deadlock_detected';
                END IF;
                RETURN NEW;
            END $$;
            CREATE TRIGGER lose_first BEFORE INSERT ON seeded_permissions FOR EACH ROW EXECUTE FUNCTION lose_first();
            """);

        await cluster.StartProcessAsync();

        Assert.True(await NumberAsync(cluster, "SELECT last_value FROM tries") > 2);
    }

    private static async Task<long> NumberAsync(Cluster cluster, string sql)
    {
        await using var connection = new NpgsqlConnection($"{cluster.ConnectionString};Pooling=false");
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand(sql, connection);
        return (long)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
    }
}
