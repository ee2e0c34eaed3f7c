using Eventhos.Engine.Journal;
using Eventhos.Engine.Model;

namespace Eventhos.IntegrationTests.Conformance;

/// <summary>Step 7: an attempt and what follows from it are stored, by the owner of the lease alone.</summary>
public abstract class SettleGuarantees<TStore> : StoreGuarantees<TStore>
    where TStore : TestStore, new()
{
    [Fact]
    public async Task Attempt_transition_and_reply_are_stored_together()
    {
        var execution = await AppendAsync(ExecutionState.Running);
        var reply = Sample.Reply(execution);
        var result = await Session.Journal.SettleAsync(Sample.Settlement(execution, new ExecutionTransition.Processed(), reply: reply));

        Assert.True(result.Applied);
        var stored = await FindAsync(execution);
        Assert.Equal((ExecutionState.Processed, 1, Now), (stored.State, stored.Attempts, stored.SettledAt));
        Assert.Equal(AttemptOutcome.Delivered, stored.LastAttempt!.Outcome);
        Assert.Equal("answered"u8, stored.LastAttempt.Response!.Body.Span);
        var answer = await Session.Log.FindAsync(reply.Received.Id, Cancellation);
        Assert.Equal(reply.Received.Reply, answer!.Reply);
        Assert.Equal(reply.Executions[0].Id, Assert.Single(answer.Executions).Id);
    }

    [Fact]
    public async Task A_failed_attempt_that_gives_up_is_visible_with_its_reason()
    {
        var execution = await AppendAsync(ExecutionState.Running);
        await Session.Journal.SettleAsync(Sample.Settlement(execution, new ExecutionTransition.GaveUp()));

        var stored = await FindAsync(execution);
        Assert.Equal(ExecutionState.Error, stored.State);
        Assert.Equal((AttemptOutcome.Timeout, "No answer in time."), (stored.LastAttempt!.Outcome, stored.LastAttempt.Detail));
    }

    [Fact]
    public async Task A_settle_whose_reply_can_not_be_stored_changes_nothing()
    {
        var execution = await AppendAsync(ExecutionState.Running);
        var origin = new ReplyOrigin(execution.Id, execution.Event.Id, execution.Event.Id, "x", Depth: 0);
        var impossible = new PlannedEvent(Sample.Event(reply: origin), []);
        await Assert.ThrowsAsync<JournalRefusedException>(
            () => Session.Journal.SettleAsync(Sample.Settlement(execution, new ExecutionTransition.Processed(), reply: impossible)));

        var stored = await FindAsync(execution);
        Assert.Equal((ExecutionState.Running, 0), (stored.State, stored.Attempts));
        Assert.Null(stored.LastAttempt);
        Assert.Equal(1, (await LogAsync()).TotalItems);
        Assert.True((await Session.Journal.SettleAsync(Sample.Settlement(execution, new ExecutionTransition.Processed()))).Applied);
    }

    [Fact]
    public async Task A_settle_by_a_session_whose_lease_was_reclaimed_changes_nothing()
    {
        var received = Sample.Event();
        var execution = Sample.Execution(received, ExecutionState.Running, later: true);
        var next = Sample.Execution(received, ExecutionState.Waiting, action: 1, group: 1);
        await Session.Journal.AppendAsync(received, [execution, next]);
        var heir = await OpenHeirAsync();
        await heir.Claims.ReclaimAsync();
        var claimed = Assert.Single(await ClaimAllAsync(heir, execution.ActionId, Now));
        var lanes = new TestLanes();

        var late = Sample.Settlement(execution, new ExecutionTransition.Processed(), reply: Sample.Reply(execution), lanes: lanes);
        await AssertLeaseLostAsync(late, execution, next);
        Assert.Equal(0, lanes.Taken);
        var settled = await heir.Journal.SettleAsync(Sample.Settlement(claimed, new ExecutionTransition.Processed()));
        Assert.Equal(next.Id, Assert.Single(settled.Released).Id);
    }

    [Fact]
    public async Task A_settle_of_an_execution_that_was_reclaimed_and_not_claimed_again_changes_nothing()
    {
        var execution = await AppendAsync(ExecutionState.Running);
        await (await OpenHeirAsync()).Claims.ReclaimAsync();

        var result = await Session.Journal.SettleAsync(Sample.Settlement(execution, new ExecutionTransition.Processed()));
        Assert.False(result.Applied);
        Assert.Equal(ExecutionState.Ready, await StateOfAsync(execution));
    }

    [Fact]
    public async Task A_settle_with_an_attempt_number_that_was_used_changes_nothing()
    {
        var received = Sample.Event();
        var execution = Sample.Execution(received, ExecutionState.Running, later: true);
        var next = Sample.Execution(received, ExecutionState.Waiting, action: 1, group: 1);
        await Session.Journal.AppendAsync(received, [execution, next]);
        await Session.Journal.SettleAsync(Sample.Settlement(execution, new ExecutionTransition.Retry(Now)));
        Assert.Single(await ClaimAllAsync());

        await AssertLeaseLostAsync(Sample.Settlement(execution, new ExecutionTransition.Processed(), reply: Sample.Reply(execution)), execution, next);
        Assert.Equal(AttemptOutcome.Timeout, (await FindAsync(execution)).LastAttempt!.Outcome);
    }

    [Fact]
    public async Task An_execution_is_settled_once()
    {
        var execution = await AppendAsync(ExecutionState.Running);
        var settlement = Sample.Settlement(execution, new ExecutionTransition.Processed());
        var results = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Session.Journal.SettleAsync(settlement)));

        Assert.Single(results, result => result.Applied);
        Assert.Equal(1, (await FindAsync(execution)).Attempts);
    }

    private async Task AssertLeaseLostAsync(Settlement late, Execution execution, Execution next)
    {
        var result = await Session.Journal.SettleAsync(late);

        Assert.False(result.Applied);
        Assert.Empty(result.Released);
        Assert.Equal(ExecutionState.Running, await StateOfAsync(execution));
        Assert.Equal(ExecutionState.Waiting, await StateOfAsync(next));
        Assert.Equal(1, (await LogAsync()).TotalItems);
    }
}
