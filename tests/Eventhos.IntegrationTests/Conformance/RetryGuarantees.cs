using Eventhos.Engine.Journal;
using Eventhos.Engine.Model;
using Eventhos.Storage.Journal;

namespace Eventhos.IntegrationTests.Conformance;

/// <summary>A failed execution is retried by hand once, or given up once, and never both.</summary>
public abstract class RetryGuarantees<TStore> : StoreGuarantees<TStore>
    where TStore : TestStore, new()
{
    [Fact]
    public async Task A_retry_stores_the_new_event_and_both_point_to_each_other()
    {
        var failed = await FailAsync();
        var retry = Sample.Retry(failed);
        Assert.Equal(RetryVerdict.Retried, await Session.Journal.RetryAsync(retry));

        var first = await FindAsync(failed);
        Assert.Equal((ExecutionState.Error, (long?)retry.Received.Id), (first.State, first.RetriedAs));
        var again = (await Session.Log.FindAsync(retry.Received.Id, Cancellation))!;
        Assert.Equal(new RetryOrigin(failed.Id, failed.Event.Id), again.RetryOf);
        Assert.Equal("/event/send/contract", again.Request.Url);
        Assert.Equal(failed.Event.Request.Body, again.Request.Body);
        Assert.Equal((retry.Execution.Id, ExecutionState.Running), (again.Executions[0].Id, Assert.Single(again.Executions).State));
        Assert.Equal(retry.Received.Id, Assert.Single((await Session.Log.FindAsync(failed.Event.Id, Cancellation))!.Executions).RetriedAs);
    }

    [Fact]
    public async Task Of_many_retries_of_one_execution_at_once_one_is_stored()
    {
        var failed = await FailAsync();
        Task<RetryVerdict>[] retries;
        await using (await Store.HoldWritesAsync(Session))
        {
            retries = [.. Enumerable.Range(0, 10).Select(_ => Session.Journal.RetryAsync(Sample.Retry(failed)))];
        }

        Assert.Single(await Task.WhenAll(retries), verdict => verdict == RetryVerdict.Retried);
        Assert.Equal(2, (await LogAsync()).TotalItems);
    }

    [Fact]
    public async Task Of_a_retry_and_an_abort_at_once_one_counts()
    {
        var failed = await FailAsync();
        Task<RetryVerdict> retry;
        Task<bool> abort;
        await using (await Store.HoldWritesAsync(Session))
        {
            (retry, abort) = (Session.Journal.RetryAsync(Sample.Retry(failed)), Session.Journal.AbortAsync(failed.Id));
        }

        var isRetried = await retry == RetryVerdict.Retried;
        Assert.NotEqual(isRetried, await abort);
        Assert.Equal(isRetried ? ExecutionState.Error : ExecutionState.Aborted, await StateOfAsync(failed));
        Assert.Equal(isRetried, (await FindAsync(failed)).RetriedAs is not null);
        Assert.Equal(isRetried ? 2 : 1, (await LogAsync()).TotalItems);
    }

    [Fact]
    public async Task Of_a_retry_and_an_abort_the_first_one_counts()
    {
        var (retried, aborted) = (await FailAsync(), await FailAsync());

        Assert.Equal(RetryVerdict.Retried, await Session.Journal.RetryAsync(Sample.Retry(retried)));
        Assert.False(await Session.Journal.AbortAsync(retried.Id));
        Assert.True(await Session.Journal.AbortAsync(aborted.Id));
        Assert.Equal(RetryVerdict.NotFailed, await Session.Journal.RetryAsync(Sample.Retry(aborted)));
        Assert.Equal((ExecutionState.Error, ExecutionState.Aborted), (await StateOfAsync(retried), await StateOfAsync(aborted)));
        Assert.Null((await FindAsync(aborted)).RetriedAs);
        Assert.Equal(3, (await LogAsync()).TotalItems);
    }

    [Theory]
    [InlineData(ExecutionState.Waiting)]
    [InlineData(ExecutionState.Ready)]
    [InlineData(ExecutionState.Running)]
    [InlineData(ExecutionState.Skipped)]
    public async Task What_did_not_fail_is_neither_retried_nor_given_up(ExecutionState state)
    {
        var execution = await AppendAsync(state);
        await AssertUntouchedAsync(execution, state);
    }

    [Fact]
    public async Task What_was_processed_or_is_to_be_retried_by_itself_is_neither_retried_nor_given_up()
    {
        var execution = await AppendAsync(ExecutionState.Running);
        await Session.Journal.SettleAsync(Sample.Settlement(execution, new ExecutionTransition.Processed()));
        await AssertUntouchedAsync(execution, ExecutionState.Processed);

        var retrying = await AppendAsync(ExecutionState.Running);
        await Session.Journal.SettleAsync(Sample.Settlement(retrying, new ExecutionTransition.Retry(Now.AddHours(1))));
        Assert.Equal(RetryVerdict.NotFailed, await Session.Journal.RetryAsync(Sample.Retry(retrying)));
        Assert.False(await Session.Journal.AbortAsync(retrying.Id));
    }

    [Fact]
    public async Task A_retry_that_found_no_room_in_memory_is_claimed_and_still_knows_what_it_retries()
    {
        var failed = await FailAsync();
        var retry = Sample.Retry(failed, state: ExecutionState.Ready);
        await Session.Journal.RetryAsync(retry);

        var claimed = Assert.Single(await ClaimAllAsync());
        Assert.Equal(retry.Execution.Id, claimed.Id);
        Assert.Equal(retry.Received.RetryOf, claimed.Event.RetryOf);
    }

    [Fact]
    public async Task A_retry_outlives_the_session_that_stored_it()
    {
        var failed = await FailAsync();
        var retry = Sample.Retry(failed);
        await Session.Journal.RetryAsync(retry);
        var heir = await OpenHeirAsync();

        Assert.Equal(1, await heir.Claims.ReclaimAsync());
        Assert.Equal(retry.Execution.Id, Assert.Single(await ClaimAllAsync(heir, failed.ActionId, Now)).Id);
    }

    [Fact]
    public async Task A_retry_can_be_retried_when_it_fails_again()
    {
        var failed = await FailAsync();
        var first = Sample.Retry(failed);
        await Session.Journal.RetryAsync(first);
        await Session.Journal.SettleAsync(Sample.Settlement(first.Execution, new ExecutionTransition.GaveUp()));
        var second = Sample.Retry(first.Execution);

        Assert.Equal(RetryVerdict.Retried, await Session.Journal.RetryAsync(second));
        Assert.Equal(second.Received.Id, (await FindAsync(first.Execution)).RetriedAs);
        Assert.Equal(first.Received.Id, (await FindAsync(failed)).RetriedAs);
    }

    [Fact]
    public async Task The_retry_of_a_reply_keeps_its_place_in_the_chain_and_is_not_a_second_reply()
    {
        var asked = await AppendAsync(ExecutionState.Running);
        var reply = Sample.Reply(asked);
        reply.Executions[0].State = ExecutionState.Running;
        await Session.Journal.SettleAsync(Sample.Settlement(asked, new ExecutionTransition.Processed(), reply: reply));
        await Session.Journal.SettleAsync(Sample.Settlement(reply.Executions[0], new ExecutionTransition.GaveUp()));
        var retry = Sample.Retry(reply.Executions[0]);
        await Session.Journal.RetryAsync(retry);

        Assert.Equal(reply.Received.Reply, (await Session.Log.FindAsync(retry.Received.Id, Cancellation))!.Reply);
        var replies = (await Session.Log.FindAsync(asked.Event.Id, Cancellation))!.Replies;
        Assert.Equal([new ReplyLink(reply.Received.Id, asked.Id, reply.Received.Identifier)], replies);
    }

    [Fact]
    public async Task The_log_tells_failed_retried_and_given_up_apart()
    {
        var (failed, retried, aborted) = (await FailAsync(), await FailAsync(), await FailAsync());
        await Session.Journal.RetryAsync(Sample.Retry(retried));
        await Session.Journal.AbortAsync(aborted.Id);

        Assert.Equal([failed.Event.Id], await FoundAsync("error"));
        Assert.Equal([retried.Event.Id], await FoundAsync("retried"));
        Assert.Equal([aborted.Event.Id], await FoundAsync("aborted"));
        Assert.Equal([failed.Event.Id, retried.Event.Id, aborted.Event.Id], await FoundAsync("error", "retried", "aborted"));
        Assert.Equal(
            [new LoggedState(ExecutionState.Error), new LoggedState(ExecutionState.Error, IsRetried: true), new LoggedState(ExecutionState.Aborted)],
            (await LogAsync()).Items.Take(3).SelectMany(item => item.States));
    }

    [Fact]
    public async Task A_stored_execution_is_found_with_its_event()
    {
        var failed = await FailAsync();
        var stored = (await Session.Executions.FindAsync(failed.Id, Cancellation))!;

        Assert.Equal((failed.ContractId, ExecutionState.Error, failed.Event.Id), (stored.ContractId, stored.State, stored.ReceivedEventId));
        Assert.Equal((failed.Event.EventTypeId, failed.Event.Identifier), (stored.EventTypeId, stored.EventIdentifier));
        Assert.Equal(failed.Event.Request.Body, stored.Event!.Request.Body);
        Assert.Null(await Session.Executions.FindAsync(failed.Id + 1, Cancellation));
    }

    private async Task AssertUntouchedAsync(Execution execution, ExecutionState state)
    {
        Assert.Equal(RetryVerdict.NotFailed, await Session.Journal.RetryAsync(Sample.Retry(execution)));
        Assert.False(await Session.Journal.AbortAsync(execution.Id));
        var stored = await FindAsync(execution);
        Assert.Equal((state, (long?)null), (stored.State, stored.RetriedAs));
        Assert.Equal(1, (await LogAsync()).TotalItems);
    }

    private async Task<IReadOnlyList<long>> FoundAsync(params string[] states) =>
        [.. (await Session.Log.ListAsync(
            new EventLogFilter { PageIndex = 0, ItemsPerPage = 100, Descending = false, States = states }, Cancellation)).Items.Select(item => item.Id)];
}
