using Eventhos.Engine.Journal;
using Eventhos.Engine.Retries;
using Eventhos.Storage.Journal;

namespace Eventhos.IntegrationTests.Conformance.Postgres;

public sealed class PostgresRetryRunTests : RetryRunGuarantees<PostgresTestStore>
{
    [Fact]
    public async Task A_run_belongs_to_one_node_until_that_one_is_given_up()
    {
        var (first, second) = (await FailAsync(), await FailAsync());
        var run = (await Session.RunLog.StartAsync(new RetryRunRequest(new RetrySelection(), 10, "Admin", Now), 4, Cancellation))!;
        Assert.Single(await Session.Runs.TakeUnfinishedAsync(Cancellation));
        var other = Store.Open();
        Assert.Empty(await other.Runs.TakeUnfinishedAsync(Cancellation));
        Assert.Equal(RetryVerdict.RunEnded, await other.Journal.RetryAsync(Sample.Retry(first, run.Id)));
        Assert.Single(await Session.Runs.TakeUnfinishedAsync(Cancellation));

        var heir = await OpenHeirAsync();
        await heir.Claims.ReclaimAsync();
        Assert.Single(await heir.Runs.TakeUnfinishedAsync(Cancellation));

        // Whoever had it does nothing more for it, and counts nothing.
        Assert.Equal(RetryVerdict.RunEnded, await Session.Journal.RetryAsync(Sample.Retry(first, run.Id)));
        Assert.False(await Session.Runs.CountAsync(run.Id, first.Id, RetryCount.Failed));
        Assert.Equal(RetryVerdict.Retried, await heir.Journal.RetryAsync(Sample.Retry(first, run.Id)));
        Assert.Equal(RetryVerdict.Retried, await heir.Journal.RetryAsync(Sample.Retry(second, run.Id)));
        Assert.Equal(2, (await heir.RunLog.FindAsync(run.Id, Cancellation))!.Done);
    }
}
