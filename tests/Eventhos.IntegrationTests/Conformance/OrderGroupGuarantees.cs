using Eventhos.Engine.Journal;
using Eventhos.Engine.Model;

namespace Eventhos.IntegrationTests.Conformance;

/// <summary>No execution of a later order starts before every execution of the earlier ones is settled.</summary>
public abstract class OrderGroupGuarantees<TStore> : StoreGuarantees<TStore>
    where TStore : TestStore, new()
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_last_of_a_group_to_settle_releases_the_next_group_alone(bool fails)
    {
        var (now, next, last) = await AppendGroupsAsync();
        Assert.Empty((await SettleAsync(now[0], fails: !fails)).Released);
        Assert.All(await StatesOfAsync(next), state => Assert.Equal(ExecutionState.Waiting, state));

        var released = (await SettleAsync(now[1], fails)).Released;
        Assert.Equal(next.Select(execution => execution.Id), released.Select(execution => execution.Id));
        Assert.All(released, execution => Assert.Equal((ExecutionState.Running, now[0].Event), (execution.State, execution.Event)));
        Assert.All(await StatesOfAsync(next), state => Assert.Equal(ExecutionState.Running, state));
        Assert.Equal(ExecutionState.Waiting, await StateOfAsync(last));

        Assert.Empty((await SettleAsync(released[0])).Released);
        Assert.Equal(last.Id, Assert.Single((await SettleAsync(released[1])).Released).Id);
    }

    [Fact]
    public async Task Two_last_ones_that_settle_in_one_group_release_the_next_once()
    {
        var (now, next, _) = await AppendGroupsAsync();
        Task<SettleResult>[] settles;
        await using (await Store.HoldWritesAsync(Session))
        {
            settles = [.. now.Select(execution => SettleAsync(execution))];
        }

        var results = await Task.WhenAll(settles);
        Assert.Equal(next.Select(execution => execution.Id), results.SelectMany(result => result.Released).Select(execution => execution.Id));
    }

    [Fact]
    public async Task A_retry_holds_the_next_group_back()
    {
        var (now, next, _) = await AppendGroupsAsync();
        await Session.Journal.SettleAsync(Sample.Settlement(now[0], new ExecutionTransition.Retry(Now)));
        Assert.Empty((await SettleAsync(now[1])).Released);
        Assert.All(await StatesOfAsync(next), state => Assert.Equal(ExecutionState.Waiting, state));

        var again = Assert.Single(await ClaimAllAsync());
        var result = await Session.Journal.SettleAsync(Sample.Settlement(again, new ExecutionTransition.Processed(), number: 2));
        Assert.Equal(2, result.Released.Count);
    }

    [Fact]
    public async Task A_released_execution_without_room_in_memory_is_left_ready_for_a_claim()
    {
        var (now, next, _) = await AppendGroupsAsync();
        await SettleAsync(now[0]);
        var full = new TestLanes(room: false);
        var result = await Session.Journal.SettleAsync(Sample.Settlement(now[1], new ExecutionTransition.Processed(), lanes: full));

        Assert.All(result.Released, execution => Assert.Equal(ExecutionState.Ready, execution.State));
        Assert.All(await StatesOfAsync(next), state => Assert.Equal(ExecutionState.Ready, state));
        Assert.Equal(next.Select(execution => execution.Id), (await ClaimAllAsync(action: 1)).Select(execution => execution.Id));
    }

    [Fact]
    public async Task Places_in_memory_are_given_back_when_the_settle_is_undone()
    {
        var (now, next, _) = await AppendGroupsAsync();
        await SettleAsync(now[0]);
        var lanes = new TestLanes();
        var outcome = new Attempt { Number = 1, StartedAt = Now, FinishedAt = Now, Outcome = AttemptOutcome.HttpError };
        var withoutStatus = new Settlement(now[1], new ExecutionTransition.GaveUp(), outcome, Reply: null, lanes);
        await Assert.ThrowsAsync<JournalRefusedException>(() => Session.Journal.SettleAsync(withoutStatus));

        Assert.Equal(0, lanes.Taken);
        Assert.All(await StatesOfAsync(next), state => Assert.Equal(ExecutionState.Waiting, state));
    }

    private Task<SettleResult> SettleAsync(Execution execution, bool fails = false) =>
        Session.Journal.SettleAsync(Sample.Settlement(execution, fails ? new ExecutionTransition.GaveUp() : new ExecutionTransition.Processed()));

    private async Task<List<ExecutionState>> StatesOfAsync(IEnumerable<Execution> executions)
    {
        var states = new List<ExecutionState>();
        foreach (var execution in executions)
        {
            states.Add(await StateOfAsync(execution));
        }

        return states;
    }

    /// <summary>Two running executions of order 1, two waiting of order 5, one waiting of order 9.</summary>
    private async Task<(Execution[] Now, Execution[] Next, Execution Last)> AppendGroupsAsync()
    {
        var received = Sample.Event();
        Execution[] now = [.. Enumerable.Range(0, 2).Select(_ => Sample.Execution(received, ExecutionState.Running, group: 1, later: true))];
        Execution[] next = [.. Enumerable.Range(0, 2).Select(_ => Sample.Execution(received, ExecutionState.Waiting, action: 1, group: 5, later: true))];
        var last = Sample.Execution(received, ExecutionState.Waiting, action: 2, group: 9);
        await Session.Journal.AppendAsync(received, [.. now, .. next, last]);
        return (now, next, last);
    }
}
