using System.Security.Cryptography;
using Eventhos.Storage.SignIn;

namespace Eventhos.IntegrationTests.Conformance.Postgres;

public sealed class PostgresSignInFailureTests : SignInFailureGuarantees<PostgresTestStore>
{
    [Fact]
    public async Task Failures_that_nodes_count_at_once_are_all_counted()
    {
        const int Failures = 90;
        var nodes = new[] { Session, Store.Open(), Store.Open() };
        var rule = new LockoutRule(Failures, TimeSpan.FromMinutes(5), InARow: true);
        var keys = Enumerable.Range(0, 3).Select(i => (new FailureKey(FailureKind.Account, SHA256.HashData([(byte)i])), rule)).ToList();

        await Task.WhenAll(Enumerable.Range(0, Failures).Select(i => nodes[i % nodes.Length].Failures.CountAsync(i % 2 == 0 ? keys : [.. keys.AsEnumerable().Reverse()], Now)));

        foreach (var count in await nodes[1].Failures.FindAsync([.. keys.Select(key => key.Item1)], Now))
        {
            Assert.Equal((Failures, Now + rule.Time), (count!.Failures, count.LockedUntil));
        }
    }
}
