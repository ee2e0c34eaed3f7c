using Eventhos.Storage.Postgres;

namespace Eventhos.IntegrationTests.Conformance.Postgres;

public sealed class PostgresReplyChainTests : ReplyChainGuarantees<PostgresTestStore>
{
    [Fact]
    public async Task A_chain_that_no_server_can_count_counts_as_none()
    {
        // Nothing listens there.
        using var database = new PostgresDatabase("Host=127.0.0.1;Port=1;Database=hub;Username=hub");

        Assert.Equal(0, await new PostgresReplyChains(database).CountAsync(1, 10));
    }
}
