using System.Collections.Immutable;
using CsCheck;
using Eventhos.Engine.Journal;
using Eventhos.Engine.Model;
using Eventhos.IntegrationTests.Conformance.Log;
using Eventhos.Storage.Journal;

namespace Eventhos.IntegrationTests.Conformance;

/// <summary>The log answers what is in it.</summary>
public abstract class EventLogGuarantees<TStore> : StoreGuarantees<TStore>
    where TStore : TestStore, new()
{
    private static readonly ExecutionState[] Reachable =
    [
        ExecutionState.Waiting, ExecutionState.Ready, ExecutionState.Running, ExecutionState.Retrying, ExecutionState.Processed, ExecutionState.Error, ExecutionState.Skipped,
        ExecutionState.Aborted,
    ];

    private static readonly ImmutableArray<ExecutionState>[] StateFilters =
    [
        [], [], [ExecutionState.Error], [ExecutionState.Error, ExecutionState.Aborted], [ExecutionState.Skipped], [ExecutionState.Processed],
        [ExecutionState.Waiting, ExecutionState.Ready, ExecutionState.Running, ExecutionState.Retrying], [ExecutionState.Ready, ExecutionState.Error, ExecutionState.Processed],
    ];

    private static readonly Gen<LoggedEvent> Events =
        Gen.Select(Gen.Int[0, 2], Gen.Int[0, 1], Gen.Int[0, 4], Gen.OneOf(Reachable).Array[0, 3], (type, system, minute, states) =>
            new LoggedEvent(type, system, minute, [.. states]));

    private static readonly Gen<LogQuestion> Questions = Gen.Select(
        Gen.Select(Gen.Int[0, 6], Gen.Int[1, 8], Gen.Bool),
        Gen.Select(Rarely(Gen.Int[0, 1]), Rarely(Gen.Int[0, 50]), Rarely(Gen.Int[-1, 5]), Rarely(Gen.Int[-1, 6])),
        Gen.OneOf<string?>(null, null, "created", "CUSTOMER.", "order.created", "nothing", "%", "_"),
        Gen.OneOf(StateFilters),
        (page, any, part, states) => new LogQuestion(page.Item1, page.Item2, page.Item3, any.Item1, any.Item2, part, any.Item3, any.Item4, states));

    [Fact]
    public async Task Pages_totals_and_filters_agree_with_a_plain_list() =>
        await Gen.Select(Events.Array[0, 25], Questions.Array[12]).SampleAsync(
            async (events, questions) =>
            {
                await Store.ForgetEventsAsync();
                var log = await StoreAsync(events);
                foreach (var question in questions)
                {
                    var (ids, total) = question.Answer(Catalog, log);
                    var page = await Session.Log.ListAsync(question.ToFilter(Catalog, log, Start), Cancellation);
                    Assert.Equal(ids, page.Items.Select(item => item.Id));
                    Assert.Equal(total, page.TotalItems);
                }
            },
            iter: 40, threads: 1);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Pages_from_either_end_are_the_same_list(bool descending)
    {
        // Many of the same moment: the order must not depend on the end it is reached from.
        var log = await StoreAsync([.. Enumerable.Range(0, 101).Select(i => new LoggedEvent(i % 3, i % 2, i / 40, []))]);
        var paged = new List<long>();
        for (var page = 0; page <= 101 / 7; page++)
        {
            var filter = new EventLogFilter { PageIndex = page, ItemsPerPage = 7, Descending = descending };
            paged.AddRange((await Session.Log.ListAsync(filter, Cancellation)).Items.Select(item => item.Id));
        }

        Assert.Equal(descending ? log.Select(logged => logged.Id).Reverse() : log.Select(logged => logged.Id), paged);
    }

    [Fact]
    public async Task An_item_says_what_it_is()
    {
        var log = await StoreAsync([new LoggedEvent(2, 0, 1, [ExecutionState.Processed, ExecutionState.Error])]);
        var item = Assert.Single((await LogAsync()).Items);

        Assert.Equal(log[0].Id, item.Id);
        Assert.Equal((Catalog.Systems[0], "producer", "The producer"), (item.SystemId, item.SystemIdentifier, item.SystemName));
        Assert.Equal((Catalog.EventTypes[2], "Order.created", "Name of Order.created"), (item.EventTypeId, item.EventIdentifier, item.EventName));
        Assert.Equal(Start.AddMinutes(1), item.ReceivedAt);
        Assert.Equal([new LoggedState(ExecutionState.Processed), new LoggedState(ExecutionState.Error)], item.States);
    }

    [Theory]
    [InlineData("\0")]
    [InlineData("Order\0")]
    public async Task A_part_with_a_character_that_no_identifier_holds_finds_nothing(string part)
    {
        await StoreAsync([new LoggedEvent(2, 0, 1, [])]);
        var page = await Session.Log.ListAsync(new EventLogFilter { PageIndex = 0, ItemsPerPage = 10, Descending = false, IdentifierPart = part }, Cancellation);

        Assert.Equal((0, 0), (page.Items.Count, page.TotalItems));
    }

    [Fact]
    public async Task What_is_not_there_is_not_found()
    {
        Assert.Null(await Session.Log.FindAsync(1, Cancellation));
        Assert.Null(await Session.Log.FindExecutionAsync(1, Cancellation));
    }

    private DateTimeOffset Start => Store.Time.Start;

    private static Gen<int?> Rarely(Gen<int> gen) => Gen.Select(Gen.Int[0, 3], gen, (die, value) => die == 0 ? value : (int?)null);

    private async Task<IReadOnlyList<LoggedEvent>> StoreAsync(IReadOnlyList<LoggedEvent> events)
    {
        var log = new List<LoggedEvent>();
        foreach (var logged in events)
        {
            var received = Sample.Event(type: logged.Type, system: logged.System, at: Start.AddMinutes(logged.Minute));
            var executions = logged.States.Select(state => Sample.Execution(received, Stored(state))).ToList();
            await Session.Journal.AppendAsync(received, executions);
            for (var i = 0; i < executions.Count; i++)
            {
                if (TransitionTo(logged.States[i]) is { } transition)
                {
                    await Session.Journal.SettleAsync(Sample.Settlement(executions[i], transition));
                }

                if (logged.States[i] == ExecutionState.Aborted)
                {
                    Assert.True(await Session.Journal.AbortAsync(executions[i].Id));
                }
            }

            log.Add(logged with { Id = received.Id });
        }

        return log;
    }

    private static ExecutionState Stored(ExecutionState state) =>
        state is ExecutionState.Retrying or ExecutionState.Processed or ExecutionState.Error or ExecutionState.Aborted ? ExecutionState.Running : state;

    private ExecutionTransition? TransitionTo(ExecutionState state) => state switch
    {
        ExecutionState.Retrying => new ExecutionTransition.Retry(Now.AddHours(1)),
        ExecutionState.Processed => new ExecutionTransition.Processed(),
        ExecutionState.Error or ExecutionState.Aborted => new ExecutionTransition.GaveUp(),
        _ => null,
    };
}
