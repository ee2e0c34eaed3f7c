using Eventhos.Engine.Journal;
using Eventhos.Engine.Model;

namespace Eventhos.IntegrationTests.Conformance;

/// <summary>Step 3: an event and its executions are stored.</summary>
public abstract class AppendGuarantees<TStore> : StoreGuarantees<TStore>
    where TStore : TestStore, new()
{
    [Fact]
    public async Task An_event_is_stored_with_all_its_executions()
    {
        var received = Sample.Event();
        Execution[] executions =
        [
            Sample.Execution(received, ExecutionState.Running, later: true),
            Sample.Execution(received, ExecutionState.Waiting, action: 1, group: 1),
            Sample.Execution(received, ExecutionState.Skipped, action: 2),
        ];
        await Session.Journal.AppendAsync(received, executions);

        var stored = await Session.Log.FindAsync(received.Id, Cancellation);
        Assert.NotNull(stored);
        Assert.Equal(executions.Select(execution => (execution.Id, execution.State, execution.Reason)), stored.Executions.Select(row => (row.Id, row.State, row.Reason)));
    }

    [Fact]
    public async Task An_event_with_an_execution_that_the_schema_rejects_is_not_stored_at_all()
    {
        var received = Sample.Event();
        await Assert.ThrowsAsync<JournalRefusedException>(
            () => Session.Journal.AppendAsync(received, [Sample.Execution(received), Impossible(received), Sample.Execution(received, action: 1)]));

        Assert.Equal(0, (await LogAsync()).TotalItems);
        Assert.Empty(await ClaimAllAsync());
    }

    [Fact]
    public async Task Concurrent_appends_all_come_back_with_ids_of_their_own_and_are_all_in_the_log()
    {
        const int count = 2_000;
        var executions = Enumerable.Range(0, count).Select(_ => Sample.Execution(Sample.Event())).ToList();
        await Parallel.ForEachAsync(
            executions, new ParallelOptions { MaxDegreeOfParallelism = 200, CancellationToken = Cancellation },
            async (execution, _) => await Session.Journal.AppendAsync(execution.Event, [execution]));

        Assert.Equal(count, executions.Select(execution => execution.Id).Distinct().Count());
        var log = await LogAsync();
        Assert.Equal(count, log.TotalItems);
        Assert.Equal(executions.Select(execution => execution.Event.Id).Order(), log.Items.Select(item => item.Id).Order());
    }

    [Fact]
    public async Task A_bad_write_in_a_group_fails_alone()
    {
        const int count = 100;
        const int bad = 57;
        var events = Enumerable.Range(0, count).Select(_ => Sample.Event()).ToList();
        Task[] appends;
        await using (await Store.HoldWritesAsync(Session))
        {
            appends = [.. events.Select((received, i) =>
                Session.Journal.AppendAsync(received, [i == bad ? Impossible(received) : Sample.Execution(received)]))];
        }

        await Assert.ThrowsAsync<JournalRefusedException>(() => appends[bad]);
        await Task.WhenAll(appends.Where((_, i) => i != bad));
        var log = await LogAsync();
        Assert.Equal(events.Where((_, i) => i != bad).Select(received => received.Id).Order(), log.Items.Select(item => item.Id));
        Assert.Equal(count - 1, (await ClaimAllAsync()).Count);
    }

    [Fact]
    public async Task Ids_are_never_given_twice_across_sessions()
    {
        var first = await AppendAsync();
        await Session.DisposeAsync();
        var second = Sample.Execution(Sample.Event());
        await Store.Open().Journal.AppendAsync(second.Event, [second]);

        Assert.True(second.Id > first.Id);
        Assert.True(second.Event.Id > first.Event.Id);
    }

    /// <summary>Skipped without a reason.</summary>
    private Execution Impossible(ReceivedEvent received) => new()
    {
        Event = received, ContractId = Catalog.Contracts[0], ActionId = Catalog.Actions[0], OrderGroup = 0, HasLaterGroup = false, State = ExecutionState.Skipped,
    };
}
