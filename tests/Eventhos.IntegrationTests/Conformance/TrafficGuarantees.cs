using Eventhos.Engine.Journal;
using Eventhos.Engine.Model;
using Eventhos.IntegrationTests.Conformance.Log;
using Eventhos.Storage.Journal.Counts;
using Eventhos.Storage.Journal.Traffic;

namespace Eventhos.IntegrationTests.Conformance;

/// <summary>Traffic is what plain statements say of the same state of the database, counted or not, whatever happened meanwhile.</summary>
public abstract class TrafficGuarantees<TStore> : CountingGuarantees<TStore>
    where TStore : TestStore, new()
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Traffic_is_exact_through_a_random_history(int seed)
    {
        var history = new LogHistory(Session, Catalog, Sample, seed);
        var counted = new long[TrafficLengths.All.Count];
        for (var phase = 0; phase < 5; phase++)
        {
            await history.AppendAsync(phase == 0 ? 1_200 : 200, phase % 2 == 0 ? Now.AddDays(-6) : Now.AddMinutes(-3), Now);
            await AgreeAsync();
            await CountAsync();
            await AgreeAsync();
            for (var i = 0; i < counted.Length; i++)
            {
                counted[i] += await Store.CountedTrafficAsync(TrafficLengths.All[i]);
            }

            // Of what is counted some changes; part of that is counted again, part is not. Settling goes on across the borders of minutes.
            await history.GoOnAsync(150 * (phase + 1));
            await AgreeAsync();
            Store.Time.Advance(TimeSpan.FromSeconds(37));
            await Session.Counter.RunAsync(Cancellation);
            await history.GoOnAsync(100);
            await AgreeAsync();
        }

        Assert.DoesNotContain(0, counted);
    }

    [Fact]
    public async Task Traffic_is_exact_beside_appends_settles_retries_and_counting()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var writers = Enumerable.Range(0, 3).Select(writer => WriteAsync(writer, stop.Token)).ToList();
        var counting = CountAllTheTimeAsync(stop.Token);
        for (var i = 0; i < 30; i++)
        {
            await AgreeAsync(TrafficRange.All[i % 2]);
        }

        await stop.CancelAsync();
        await Task.WhenAll([counting, .. writers]);
        await AgreeAsync();
    }

    [Fact]
    public async Task A_second_attempt_is_counted_with_the_first()
    {
        var execution = await AppendAsync(ExecutionState.Running);
        Store.Time.Advance(TimeSpan.FromMinutes(2));
        await CountAsync();
        await Session.Journal.SettleAsync(Sample.Settlement(execution, new ExecutionTransition.Retry(Now)));
        await AgreeAsync();
        await CountAsync();
        await AgreeAsync();
        var again = Assert.Single(await ClaimAllAsync());
        await Session.Journal.SettleAsync(Sample.Settlement(again, new ExecutionTransition.Processed(), number: 2));
        var counts = Assert.Single((await AgreeAsync()).Total.Executions).Value;
        Assert.Equal((1L, 2L, 1L), (counts.Processed, counts.Attempts, counts.Retries));
    }

    [Fact]
    public async Task A_contract_fails_until_its_last_failure_is_retried_given_up_or_followed_by_a_success()
    {
        var first = await FailAsync();
        Store.Time.Advance(TimeSpan.FromMinutes(20));
        var second = await FailAsync();
        Assert.Equal(second.Id, (await AgreeAsync()).Failing[Catalog.Contracts[0]].ExecutionId);

        // The last one given up, the one before is the last that nobody saw to.
        await Session.Journal.AbortAsync(second.Id);
        await CountAsync();
        Assert.Equal(first.Id, (await AgreeAsync()).Failing[Catalog.Contracts[0]].ExecutionId);
        await Session.Journal.RetryAsync(Sample.Retry(first));
        Assert.Empty((await AgreeAsync()).Failing);

        await FailAsync();
        Assert.Single((await AgreeAsync()).Failing);
        Store.Time.Advance(TimeSpan.FromSeconds(1));
        var good = await AppendAsync(ExecutionState.Running);
        await Session.Journal.SettleAsync(Sample.Settlement(good, new ExecutionTransition.Processed()));
        Assert.Empty((await AgreeAsync()).Failing);
    }

    [Fact]
    public async Task What_is_purged_or_removed_past_the_hub_is_no_longer_traffic()
    {
        var history = new LogHistory(Session, Catalog, Sample, seed: 2);
        await history.AppendAsync(600, Now.AddDays(-5), Now);
        await history.GoOnAsync(900);
        await CountAsync();
        var before = (await AgreeAsync()).Total.Received;
        await Session.Expired.PurgeAsync(Now.AddDays(-2), Cancellation);
        Assert.InRange((await AgreeAsync()).Total.Received, 1, before - 1);
        await CountAsync();
        await AgreeAsync();

        await Store.RunAsync(
            """
            DELETE FROM attempts WHERE execution_id IN (SELECT id FROM executions WHERE received_event_id % 3 = 0);
            DELETE FROM executions WHERE received_event_id % 3 = 0; DELETE FROM received_events WHERE id % 3 = 0
            """);
        await AgreeAsync();
        await CountAsync();
        await AgreeAsync();
        await Store.ForgetEventsAsync();
        Assert.Equal(0, (await AgreeAsync()).Total.Received);
    }

    [Fact]
    public async Task Another_session_goes_on_where_one_died()
    {
        var history = new LogHistory(Session, Catalog, Sample, seed: 3);
        await history.AppendAsync(300, Now.AddHours(-2), Now);
        await CountAsync();
        await history.GoOnAsync(200);
        var heir = await OpenHeirAsync();
        await AgreeAsync();
        await heir.Claims.ReclaimAsync();
        Store.Time.Advance(TimeSpan.FromSeconds(61));
        for (var i = 0; i < 3; i++)
        {
            await heir.Counter.RunAsync(Cancellation);
            await AgreeAsync();
        }
    }

    [Fact]
    public async Task What_was_counted_is_not_read_again()
    {
        var history = new LogHistory(Session, Catalog, Sample, seed: 1);
        await history.AppendAsync(200, Now.AddDays(-2), Now.AddDays(-1));
        await history.GoOnAsync(300);
        await CountAsync();

        // Nobody else does this; it shows where the numbers come from.
        await Store.RunAsync("DELETE FROM attempts");
        var total = (await Session.Traffic.ReadAsync(TrafficRange.All[^1], Cancellation)).Total;
        Assert.InRange(total.Executions.Values.Sum(counts => counts.Answers.Count), 50, 300);
    }

    /// <summary>Every range, or one, against plain statements in the same state; answers what the longest showed.</summary>
    private async Task<TrafficPicture> AgreeAsync(TrafficRange? only = null)
    {
        TrafficPicture? picture = null;
        foreach (var range in only is null ? TrafficRange.All : [only])
        {
            var truth = await Store.ReadTrafficAsync(Session, range, Cancellation);
            truth.Agree();
            picture = truth.Picture;
        }

        return picture!;
    }

    /// <summary>Events of now and of a moment ago, settled a little later with latencies by chance, failed ones given up or retried.</summary>
    private async Task WriteAsync(int writer, CancellationToken stop)
    {
        var random = new Random(writer);
        var open = new Queue<Execution>();
        while (!stop.IsCancellationRequested)
        {
            var received = Sample.Event(type: random.Next(3), at: Now.AddSeconds(-random.Next(90)));
            var execution = Sample.Execution(received, ExecutionState.Running, action: random.Next(3));
            await Session.Journal.AppendAsync(received, [execution]);
            open.Enqueue(execution);
            if (open.Count > random.Next(40))
            {
                await EndAsync(random, open.Dequeue());
            }
        }
    }

    private async Task EndAsync(Random random, Execution execution)
    {
        var isFailed = random.Next(3) == 0;
        ExecutionTransition transition = isFailed ? new ExecutionTransition.GaveUp() : new ExecutionTransition.Processed();
        var settlement = Sample.Settlement(execution, transition);
        var took = TimeSpan.FromMilliseconds(Math.Exp(random.NextDouble() * 10));
        await Session.Journal.SettleAsync(settlement with { Attempt = settlement.Attempt with { StartedAt = settlement.Attempt.FinishedAt - took } });
        if (isFailed && random.Next(2) == 0)
        {
            await (random.Next(2) == 0 ? Session.Journal.AbortAsync(execution.Id) : (Task)Session.Journal.RetryAsync(Sample.Retry(execution)));
        }
    }
}
