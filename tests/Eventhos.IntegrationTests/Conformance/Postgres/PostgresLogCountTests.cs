using Eventhos.IntegrationTests.Hosting;
using Eventhos.Storage.Journal.Counts;
using Eventhos.Storage.Postgres;
using Eventhos.Storage.Postgres.Counts;
using Npgsql;

namespace Eventhos.IntegrationTests.Conformance.Postgres;

public sealed class PostgresLogCountTests : LogCountGuarantees<PostgresTestStore>
{
    [Fact]
    public async Task A_node_that_freezes_while_it_counts_loses_its_turn_and_goes_on_when_it_awakes()
    {
        using var database = new PostgresDatabase(Store.ConnectionString, TimeSpan.FromSeconds(1));
        var counting = new PostgresLogCounting(database);
        await using (var turn = (await counting.BeginAsync(Cancellation))!)
        {
            await Eventually.TrueAsync(
                async () =>
                {
                    await using var next = await new PostgresLogCounting(database).BeginAsync(Cancellation);
                    return next is not null;
                },
                () => "another node counts");
            await Assert.ThrowsAnyAsync<NpgsqlException>(turn.StateAsync);
        }

        await using var again = await counting.BeginAsync(Cancellation);
        Assert.NotEqual(CountingReadiness.Waiting, (await again!.StateAsync()).Readiness);
    }
}
