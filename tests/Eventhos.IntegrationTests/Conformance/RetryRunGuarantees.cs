using Eventhos.Engine.Journal;
using Eventhos.Engine.Model;
using Eventhos.Engine.Retries;
using Eventhos.Storage.Journal;

namespace Eventhos.IntegrationTests.Conformance;

/// <summary>A retry of many is about what had failed when it was made, each once, and knows after any end where it stood.</summary>
public abstract class RetryRunGuarantees<TStore> : StoreGuarantees<TStore>
    where TStore : TestStore, new()
{
    [Fact]
    public async Task A_run_finds_what_had_failed_by_its_filters()
    {
        var start = Now;
        var early = await FailAsync();
        Store.Time.Advance(TimeSpan.FromMinutes(1));
        var late = await FailAsync();
        var other = await FailAsync(action: 1);
        await AppendAsync(ExecutionState.Skipped);
        await AppendAsync(ExecutionState.Ready);
        await AbortedAsync();
        await RetriedAsync();

        await AssertFindsAsync(new RetrySelection(), early, late, other);
        await AssertFindsAsync(new RetrySelection { ContractId = Catalog.Contracts[1] }, other);
        await AssertFindsAsync(new RetrySelection { EventTypeId = Catalog.EventTypes[0] }, early, late, other);
        await AssertFindsAsync(new RetrySelection { EventTypeId = Catalog.EventTypes[1] });
        await AssertFindsAsync(new RetrySelection { From = start.AddSeconds(1) }, late, other);
        await AssertFindsAsync(new RetrySelection { Before = start.AddSeconds(1) }, early);
        await AssertFindsAsync(new RetrySelection { ContractId = Catalog.Contracts[0], From = start, Before = start.AddHours(1) }, early, late);
    }

    [Fact]
    public async Task A_list_finds_what_has_failed_of_it_each_once_in_order()
    {
        var (first, second) = (await FailAsync(), await FailAsync());
        var done = await RetriedAsync();
        await AssertFindsAsync(new RetrySelection { ExecutionIds = [second.Id, done.Id, first.Id, first.Id, 999_999, -1] }, first, second);
        await AssertFindsAsync(new RetrySelection { ReceivedEventIds = [second.Event.Id, done.Event.Id, first.Event.Id, first.Event.Id, 999_999] }, first, second);
    }

    [Fact]
    public async Task What_fails_later_is_not_part_of_a_run()
    {
        var underWay = await AppendAsync(ExecutionState.Running);
        var failed = await FailAsync();
        var run = await StartAsync();
        Store.Time.Advance(TimeSpan.FromMilliseconds(1));
        await Session.Journal.SettleAsync(Sample.Settlement(underWay, new ExecutionTransition.GaveUp()));
        var retry = Sample.Retry(failed, run.Id);
        await Session.Journal.RetryAsync(retry);
        await Session.Journal.SettleAsync(Sample.Settlement(retry.Execution, new ExecutionTransition.GaveUp()));

        Assert.Equal(1, run.Total);
        Assert.Empty(await NextAsync(run));
        await Session.Runs.CompleteAsync(run.Id, Now);
        Assert.Equal((1, 1, 0), await CountsAsync(run));
    }

    [Fact]
    public async Task What_a_run_has_made_itself_is_not_part_of_it_even_when_the_clock_goes_back()
    {
        var failed = await FailAsync();
        var run = await StartAsync();
        var retry = Sample.Retry(failed, run.Id);
        await Session.Journal.RetryAsync(retry);
        await Session.Journal.SettleAsync(Sample.Settlement(retry.Execution, new ExecutionTransition.GaveUp()));

        Assert.Empty(await NextAsync(run));
    }

    [Fact]
    public async Task A_retry_is_counted_with_its_run_and_the_next_session_goes_on_there()
    {
        var executions = new List<Execution>();
        for (var i = 0; i < 5; i++)
        {
            executions.Add(await FailAsync());
        }

        var run = await StartAsync();
        await Session.Journal.RetryAsync(Sample.Retry(executions[0], run.Id));
        await Session.Journal.AbortAsync(executions[1].Id);
        Assert.Equal(RetryVerdict.NotFailed, await Session.Journal.RetryAsync(Sample.Retry(executions[1], run.Id)));
        Assert.True(await Session.Runs.CountAsync(run.Id, executions[2].Id, RetryCount.Failed));

        var heir = Store.Open();
        var unfinished = Assert.Single(await heir.Runs.TakeUnfinishedAsync(Cancellation));
        Assert.Equal((5, 1, 1, 1), (unfinished.Total, unfinished.Done, unfinished.Skipped, unfinished.Failed));
        Assert.Equal(executions[2].Id, unfinished.Cursor);
        Assert.Equal([executions[3].Id, executions[4].Id], await heir.Runs.NextAsync(unfinished, unfinished.Cursor, 10, Cancellation));
        Assert.Equal([executions[3].Id], await heir.Runs.NextAsync(unfinished, unfinished.Cursor, 1, Cancellation));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_cancelled_run_retries_nothing_more(bool list)
    {
        var (first, second) = (await FailAsync(), await FailAsync());
        var run = await StartAsync(list ? new RetrySelection { ExecutionIds = [first.Id, second.Id] } : new RetrySelection());
        await Session.Journal.RetryAsync(Sample.Retry(first, run.Id));
        Assert.True(await Session.RunLog.CancelAsync(run.Id, Now));

        Assert.Equal(RetryVerdict.RunEnded, await Session.Journal.RetryAsync(Sample.Retry(second, run.Id)));
        Assert.False(await Session.Runs.CountAsync(run.Id, second.Id, RetryCount.Skipped));
        Assert.Null((await FindAsync(second)).RetriedAs);
        Assert.Empty(await Session.Runs.TakeUnfinishedAsync(Cancellation));
        var ended = (await Session.RunLog.FindAsync(run.Id, Cancellation))!;
        Assert.Equal((RetryRunState.Cancelled, 1, 0, (DateTimeOffset?)Now), (ended.State, ended.Done, ended.Skipped, ended.FinishedAt));
        Assert.False(await Session.RunLog.CancelAsync(run.Id, Now));
        Assert.Equal(RetryVerdict.Retried, await Session.Journal.RetryAsync(Sample.Retry(second)));
    }

    [Fact]
    public async Task What_somebody_else_did_meanwhile_counts_as_skipped_when_the_run_is_complete()
    {
        var (first, second, third) = (await FailAsync(), await FailAsync(), await FailAsync());
        var run = await StartAsync();
        await Session.Journal.RetryAsync(Sample.Retry(second));
        await Session.Journal.AbortAsync(third.Id);
        Assert.Equal([first.Id], await NextAsync(run));
        await Session.Journal.RetryAsync(Sample.Retry(first, run.Id));
        await Session.Runs.CompleteAsync(run.Id, Now);

        Assert.Equal((3, 1, 2), await CountsAsync(run));
        Assert.Equal(RetryRunState.Completed, (await Session.RunLog.FindAsync(run.Id, Cancellation))!.State);
        Assert.False(await Session.RunLog.CancelAsync(run.Id, Now));
    }

    [Fact]
    public async Task Only_so_many_runs_are_under_way_at_once()
    {
        var runs = new[] { await StartAsync(), await StartAsync() };
        Assert.Null(await Session.RunLog.StartAsync(new RetryRunRequest(new RetrySelection(), 20, "Ada", Now), 2, Cancellation));
        await Session.Runs.CompleteAsync(runs[0].Id, Now);
        Assert.NotNull(await Session.RunLog.StartAsync(new RetryRunRequest(new RetrySelection(), 20, "Ada", Now), 2, Cancellation));
    }

    [Fact]
    public async Task Runs_are_listed_with_what_was_asked_for()
    {
        var selection = new RetrySelection { EventTypeId = Catalog.EventTypes[0], ContractId = Catalog.Contracts[0], From = Now, Before = Now.AddDays(1) };
        var first = await StartAsync(selection);
        var second = await StartAsync(new RetrySelection { ExecutionIds = [1] });

        var (runs, total) = await Session.RunLog.ListAsync(0, 10, descending: true, Cancellation);
        Assert.Equal(2, total);
        Assert.Equal([second.Id, first.Id], runs.Select(run => run.Id));
        Assert.Equal((selection, "Ada", 20, Now), (runs[1].Selection, runs[1].StartedBy, runs[1].PerSecond, runs[1].StartedAt));
        Assert.True(runs[0].Selection.IsList);
        Assert.Equal([first.Id], (await Session.RunLog.ListAsync(1, 1, descending: true, Cancellation)).Runs.Select(run => run.Id));
        Assert.Null(await Session.RunLog.FindAsync(second.Id + 1, Cancellation));
    }

    private async Task<Execution> AbortedAsync()
    {
        var execution = await FailAsync();
        await Session.Journal.AbortAsync(execution.Id);
        return execution;
    }

    private async Task<Execution> RetriedAsync()
    {
        var execution = await FailAsync();
        await Session.Journal.RetryAsync(Sample.Retry(execution, state: ExecutionState.Ready));
        return execution;
    }

    private async Task<RetryRun> StartAsync(RetrySelection? selection = null) =>
        (await Session.RunLog.StartAsync(new RetryRunRequest(selection ?? new RetrySelection(), 20, "Ada", Now), 100, Cancellation))!;

    private Task<IReadOnlyList<long>> NextAsync(RetryRun run) => Session.Runs.NextAsync(run, 0, 1000, Cancellation);

    private async Task AssertFindsAsync(RetrySelection selection, params Execution[] expected)
    {
        var run = await StartAsync(selection);
        Assert.Equal(expected.Select(execution => execution.Id), await NextAsync(run));
        Assert.Equal(expected.Length, run.Total);
        await Session.Runs.CompleteAsync(run.Id, Now);
    }

    private async Task<(long Total, long Done, long Skipped)> CountsAsync(RetryRun run)
    {
        var now = (await Session.RunLog.FindAsync(run.Id, Cancellation))!;
        return (now.Total, now.Done, now.Skipped);
    }
}
