using Eventhos.Engine.Journal;
using Eventhos.Engine.Model;

namespace Eventhos.IntegrationTests.Conformance;

/// <summary>How executions come from the database into a node's memory, and back.</summary>
public abstract class ClaimGuarantees<TStore> : StoreGuarantees<TStore>
    where TStore : TestStore, new()
{
    [Fact]
    public async Task Claims_of_two_sessions_never_overlap_and_leave_nothing()
    {
        const int count = 1_000;
        var received = Sample.Event();
        var executions = Enumerable.Range(0, count).Select(_ => Sample.Execution(received)).ToList();
        await Session.Journal.AppendAsync(received, executions);
        var claimed = await Task.WhenAll(ClaimInTurnsAsync(Session), ClaimInTurnsAsync(Store.Open()), ClaimInTurnsAsync(Session));

        Assert.Equal(executions.Select(execution => execution.Id), claimed.SelectMany(ids => ids).Order());
    }

    [Fact]
    public async Task The_oldest_come_first_whether_ready_or_due_and_no_more_than_asked_for()
    {
        var retried = await AppendAsync(ExecutionState.Running);
        var second = await AppendAsync();
        var third = await AppendAsync();
        await Session.Journal.SettleAsync(Sample.Settlement(retried, new ExecutionTransition.Retry(Now)));

        var claimed = await Session.Claims.ClaimAsync(Catalog.Actions[0], 2, long.MaxValue, Now);
        Assert.Equal([retried.Id, second.Id], claimed.Select(execution => execution.Id));
        Assert.Equal([third.Id], (await ClaimAllAsync()).Select(execution => execution.Id));
    }

    [Fact]
    public async Task A_claim_takes_no_more_than_one_beyond_its_bytes()
    {
        var body = $"\"{new string('x', 10_000)}\"";
        for (var i = 0; i < 4; i++)
        {
            var retried = await AppendAsync(ExecutionState.Running, body: body);
            await Session.Journal.SettleAsync(Sample.Settlement(retried, new ExecutionTransition.Retry(Now)));
            await AppendAsync(body: body);
        }

        Assert.Single(await Session.Claims.ClaimAsync(Catalog.Actions[0], 100, 0, Now));
        Assert.Equal(3, (await Session.Claims.ClaimAsync(Catalog.Actions[0], 100, 25_000, Now)).Count);
        Assert.Equal(4, (await ClaimAllAsync()).Count);
    }

    [Fact]
    public async Task A_claim_takes_its_action_alone()
    {
        var mine = await AppendAsync(action: 1);
        await AppendAsync(action: 0);

        Assert.Equal([Catalog.Actions[0], Catalog.Actions[1]], (await Session.Claims.ActionsWithWorkAsync(Now, Cancellation)).Order());
        Assert.Equal(mine.Id, Assert.Single(await ClaimAllAsync(action: 1)).Id);
        Assert.Equal([Catalog.Actions[0]], await Session.Claims.ActionsWithWorkAsync(Now, Cancellation));
    }

    [Fact]
    public async Task What_is_waiting_running_or_settled_is_not_claimed()
    {
        var received = Sample.Event();
        await Session.Journal.AppendAsync(received,
        [
            Sample.Execution(received, ExecutionState.Running, later: true), Sample.Execution(received, ExecutionState.Waiting, group: 1), Sample.Execution(received, ExecutionState.Skipped),
        ]);

        Assert.Empty(await ClaimAllAsync());
        Assert.Empty(await Session.Claims.ActionsWithWorkAsync(Now, Cancellation));
    }

    [Fact]
    public async Task A_claimed_execution_is_whole_and_leased_to_its_claimer()
    {
        var received = Sample.Event();
        var planned = Sample.Execution(received, group: 3, later: true);
        await Session.Journal.AppendAsync(received, [planned, Sample.Execution(received, ExecutionState.Waiting, group: 4)]);
        var claimed = Assert.Single(await ClaimAllAsync());

        Assert.Equal((planned.Id, planned.ContractId, planned.ActionId, 3, true), (claimed.Id, claimed.ContractId, claimed.ActionId, claimed.OrderGroup, claimed.HasLaterGroup));
        Assert.Equal(
            (received.Id, received.EventTypeId, received.SystemId, received.Identifier, received.ReceivedAt),
            (claimed.Event.Id, claimed.Event.EventTypeId, claimed.Event.SystemId, claimed.Event.Identifier, claimed.Event.ReceivedAt));
        Assert.True((await Session.Journal.SettleAsync(Sample.Settlement(claimed, new ExecutionTransition.Processed()))).Applied);
    }

    [Fact]
    public async Task A_retry_is_claimed_when_it_is_due_and_not_before()
    {
        var execution = await AppendAsync(ExecutionState.Running);
        await Session.Journal.SettleAsync(Sample.Settlement(execution, new ExecutionTransition.Retry(Now.AddSeconds(30))));
        Store.Time.Advance(TimeSpan.FromMilliseconds(29_999));
        Assert.Empty(await ClaimAllAsync());
        Assert.Empty(await Session.Claims.ActionsWithWorkAsync(Now, Cancellation));

        Store.Time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal([execution.ActionId], await Session.Claims.ActionsWithWorkAsync(Now, Cancellation));
        var claimed = Assert.Single(await ClaimAllAsync());
        Assert.Equal(1, claimed.AttemptsMade);
        Assert.True((await Session.Journal.SettleAsync(Sample.Settlement(claimed, new ExecutionTransition.Processed(), number: 2))).Applied);
    }

    [Fact]
    public async Task Reclaim_takes_only_what_other_sessions_left_running()
    {
        var lost = await AppendAsync(ExecutionState.Running);
        var settled = await AppendAsync(ExecutionState.Running);
        await Session.Journal.SettleAsync(Sample.Settlement(settled, new ExecutionTransition.Processed()));
        var retrying = await AppendAsync(ExecutionState.Running);
        await Session.Journal.SettleAsync(Sample.Settlement(retrying, new ExecutionTransition.Retry(Now.AddHours(1))));
        await Session.DisposeAsync();
        var heir = await OpenHeirAsync();
        var own = Sample.Execution(Sample.Event(), ExecutionState.Running);
        await heir.Journal.AppendAsync(own.Event, [own]);

        Assert.Equal(1, await heir.Claims.ReclaimAsync());
        Assert.Equal(lost.Id, Assert.Single(await ClaimAllAsync(heir, lost.ActionId, Now)).Id);
        Assert.Equal(0, await heir.Claims.ReclaimAsync());
        Assert.True((await heir.Journal.SettleAsync(Sample.Settlement(own, new ExecutionTransition.Processed()))).Applied);
    }

    [Fact]
    public async Task A_hand_back_spends_no_attempt()
    {
        var execution = await AppendAsync();
        await Session.Claims.HandBackAsync(await ClaimAllAsync());
        Assert.Equal(ExecutionState.Ready, await StateOfAsync(execution));

        var again = Assert.Single(await ClaimAllAsync());
        Assert.Equal(0, again.AttemptsMade);
        Assert.True((await Session.Journal.SettleAsync(Sample.Settlement(again, new ExecutionTransition.Processed(), number: 1))).Applied);
    }

    [Fact]
    public async Task A_hand_back_of_what_another_session_holds_changes_nothing()
    {
        var execution = await AppendAsync(ExecutionState.Running);
        await Store.Open().Claims.HandBackAsync([execution]);

        Assert.Equal(ExecutionState.Running, await StateOfAsync(execution));
    }

    private async Task<List<long>> ClaimInTurnsAsync(StoreSession session)
    {
        var ids = new List<long>();
        while (await session.Claims.ClaimAsync(Catalog.Actions[0], 37, long.MaxValue, Now) is { Count: > 0 } claimed)
        {
            Assert.InRange(claimed.Count, 1, 37);
            ids.AddRange(claimed.Select(execution => execution.Id));
        }

        Assert.Equal(ids.Order(), ids);
        return ids;
    }
}
