using Eventhos.Engine.Journal;
using Eventhos.Engine.Model;

namespace Eventhos.IntegrationTests.Conformance;

/// <summary>Old events go with all that belongs to them, unless something is to be done for them yet.</summary>
public abstract class PurgeGuarantees<TStore> : StoreGuarantees<TStore>
    where TStore : TestStore, new()
{
    [Fact]
    public async Task What_arrived_before_goes_and_what_came_later_stays()
    {
        var old = await FailAsync();
        Store.Time.Advance(TimeSpan.FromDays(3));
        var young = await FailAsync();

        var purged = await Session.Expired.PurgeAsync(Now.AddDays(-2), Cancellation);

        Assert.Equal(1, purged.Events);
        Assert.Null(await Session.Log.FindAsync(old.Event.Id, Cancellation));
        Assert.Null(await Session.Log.FindExecutionAsync(old.Id, Cancellation));
        Assert.Equal(young.Event.Id, Assert.Single((await LogAsync()).Items).Id);
        Assert.NotNull((await FindAsync(young)).LastAttempt);
        Assert.Equal(0, (await Session.Expired.PurgeAsync(Now.AddDays(-2), Cancellation)).Events);
    }

    [Theory]
    [InlineData(ExecutionState.Ready)]
    [InlineData(ExecutionState.Running)]
    [InlineData(ExecutionState.Waiting)]
    public async Task An_event_with_something_to_do_stays_until_it_is_done(ExecutionState state)
    {
        var received = Sample.Event();
        var over = Sample.Execution(received, ExecutionState.Running);
        var open = Sample.Execution(received, state, action: 1, group: state == ExecutionState.Waiting ? 1 : 0);
        await Session.Journal.AppendAsync(received, [over, open]);
        if (state != ExecutionState.Waiting)
        {
            await Session.Journal.SettleAsync(Sample.Settlement(over, new ExecutionTransition.Processed()));
        }

        Store.Time.Advance(TimeSpan.FromDays(3));
        await AppendAsync();

        Assert.Equal(0, (await Session.Expired.PurgeAsync(Now.AddDays(-2), Cancellation)).Events);
        Assert.Equal(2, (await Session.Log.FindAsync(received.Id, Cancellation))!.Executions.Count);
    }

    [Fact]
    public async Task One_that_waits_to_be_tried_again_stays_and_goes_when_it_is_over()
    {
        var execution = await AppendAsync(ExecutionState.Running);
        await Session.Journal.SettleAsync(Sample.Settlement(execution, new ExecutionTransition.Retry(Now.AddDays(1))));
        Store.Time.Advance(TimeSpan.FromDays(3));
        await AppendAsync();
        Assert.Equal(0, (await Session.Expired.PurgeAsync(Now.AddDays(-2), Cancellation)).Events);

        var claimed = Assert.Single(await ClaimAllAsync(), claimed => claimed.Id == execution.Id);
        await Session.Journal.SettleAsync(Sample.Settlement(claimed, new ExecutionTransition.Processed(), number: 2));

        Assert.Equal(1, (await Session.Expired.PurgeAsync(Now.AddDays(-2), Cancellation)).Events);
        Assert.Null(await Session.Log.FindAsync(execution.Event.Id, Cancellation));
    }

    [Fact]
    public async Task Many_go_though_some_among_them_stay()
    {
        var kept = new List<long>();
        for (var i = 0; i < 250; i++)
        {
            var execution = await AppendAsync(ExecutionState.Running);
            if (i % 9 == 0)
            {
                kept.Add(execution.Event.Id);
            }
            else
            {
                await Session.Journal.SettleAsync(Sample.Settlement(execution, new ExecutionTransition.Processed()));
            }
        }

        Store.Time.Advance(TimeSpan.FromDays(3));
        kept.Add((await AppendAsync()).Event.Id);

        Assert.Equal(251 - kept.Count, (await Session.Expired.PurgeAsync(Now.AddDays(-2), Cancellation)).Events);
        Assert.Equal(kept, (await LogAsync()).Items.Select(item => item.Id).Order());
    }

    [Fact]
    public async Task No_number_is_given_out_twice_when_all_is_gone()
    {
        var last = await FailAsync();
        Store.Time.Advance(TimeSpan.FromDays(30));
        await Session.Expired.PurgeAsync(Now, Cancellation);

        var heir = await OpenHeirAsync();
        var next = Sample.Execution(Sample.Event());
        await heir.Journal.AppendAsync(next.Event, [next]);

        Assert.True(next.Id > last.Id && next.Event.Id > last.Event.Id, $"execution {next.Id} of event {next.Event.Id} came after {last.Id} of {last.Event.Id}");
    }

    [Fact]
    public async Task A_reply_and_a_retry_outlive_what_they_came_from()
    {
        var parent = await AppendAsync(ExecutionState.Running);
        var failed = await FailAsync();
        Store.Time.Advance(TimeSpan.FromDays(3));
        var reply = Sample.Reply(parent);
        await Session.Journal.SettleAsync(Sample.Settlement(parent, new ExecutionTransition.Processed(), reply: reply));
        var retry = Sample.Retry(failed);
        Assert.Equal(RetryVerdict.Retried, await Session.Journal.RetryAsync(retry));

        Assert.Equal(2, (await Session.Expired.PurgeAsync(Now.AddDays(-2), Cancellation)).Events);

        Assert.Equal(reply.Received.Reply, (await Session.Log.FindAsync(reply.Received.Id, Cancellation))!.Reply);
        Assert.Equal(retry.Received.RetryOf, (await Session.Log.FindAsync(retry.Received.Id, Cancellation))!.RetryOf);
        Assert.Equal(1, await Session.Chains.CountAsync(parent.Event.Id, 10));
        Assert.True((await Session.Journal.SettleAsync(Sample.Settlement(retry.Execution, new ExecutionTransition.GaveUp()))).Applied);
        Assert.Equal(RetryVerdict.Retried, await Session.Journal.RetryAsync(Sample.Retry(retry.Execution)));
    }
}
