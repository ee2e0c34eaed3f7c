using Eventhos.Engine.Journal;
using Eventhos.Engine.Model;
using Eventhos.IntegrationTests.Conformance.Log;
using Eventhos.Storage.Journal;
using Eventhos.Storage.Journal.Counts;

namespace Eventhos.IntegrationTests.Conformance;

/// <summary>The log answers the same whether or not it was counted, whatever happens to it meanwhile.</summary>
public abstract class LogCountGuarantees<TStore> : CountingGuarantees<TStore>
    where TStore : TestStore, new()
{
    private static readonly string[][] Words = [[], ["processed"], ["error"], [EventLogFilter.Retried], ["waiting", "ready", "running", "retrying"], ["ready"]];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Totals_and_pages_are_exact_through_a_random_history(int seed)
    {
        var from = Now.AddDays(-3);
        var history = new LogHistory(Session, Catalog, Sample, seed);
        var counted = new long[SpanLengths.All.Count];
        for (var phase = 0; phase < 5; phase++)
        {
            await history.AppendAsync(phase == 0 ? 2_000 : 150, phase % 2 == 0 ? from : Now.AddMinutes(-3), Now);
            await CountAsync();
            await AgreeAsync(history, from, questions: 40);
            for (var i = 0; i < counted.Length; i++)
            {
                counted[i] += await Store.CountedSpansAsync(SpanLengths.All[i]);
            }

            // Of what is counted some changes; part of that is counted again, part is not.
            await history.GoOnAsync(phase * 100);
            await AgreeAsync(history, from, questions: 40);
            Store.Time.Advance(TimeSpan.FromSeconds(90));
            await Session.Counter.RunAsync(Cancellation);
            await AgreeAsync(history, from, questions: 40);
        }

        Assert.DoesNotContain(0, counted);
    }

    [Fact]
    public async Task Counting_goes_on_beside_appends_and_settles_and_every_answer_is_exact()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var writers = Enumerable.Range(0, 4).Select(writer => WriteAsync(writer, stop.Token)).ToList();
        var counting = CountAllTheTimeAsync(stop.Token);
        for (var i = 0; i < 90; i++)
        {
            var words = Words[i % Words.Length];
            var filter = new EventLogFilter { PageIndex = 0, ItemsPerPage = 100_000, Descending = i % 2 == 0, States = words };
            var (page, counted) = await Store.ListAndCountAsync(filter, CountSql(words), Cancellation);
            Assert.Equal(counted, page.TotalItems);
            Assert.Equal(counted, page.Items.Count);
            Assert.Equal(page.Items.Count, page.Items.DistinctBy(item => item.Id).Count());
        }

        await stop.CancelAsync();
        await Task.WhenAll([counting, .. writers]);
        await CountAsync();
        foreach (var words in Words)
        {
            var filter = new EventLogFilter { PageIndex = 0, ItemsPerPage = 1, Descending = true, States = words };
            var (page, counted) = await Store.ListAndCountAsync(filter, CountSql(words), Cancellation);
            Assert.Equal(counted, page.TotalItems);
        }
    }

    [Fact]
    public async Task What_was_counted_is_not_read_again()
    {
        var history = new LogHistory(Session, Catalog, Sample, seed: 1);
        await history.AppendAsync(400, Now.AddDays(-2), Now.AddDays(-1));
        await CountAsync();

        // Nobody else does this; it shows where the total comes from.
        await Store.RunAsync("UPDATE log_counts SET total = total + 1000000");
        Assert.InRange((await LogAsync()).TotalItems, 1_000_000, long.MaxValue);
    }

    [Fact]
    public async Task Rows_that_go_past_the_hub_are_no_longer_counted()
    {
        var history = new LogHistory(Session, Catalog, Sample, seed: 1);
        await history.AppendAsync(400, Now.AddDays(-2), Now);
        await CountAsync();
        Assert.Equal(400, (await LogAsync()).TotalItems);

        await Store.RunAsync("DELETE FROM executions WHERE received_event_id % 3 = 0; DELETE FROM received_events WHERE id % 3 = 0");
        var left = (await LogAsync()).Items.Count;
        Assert.Equal((left, left), (left, (await LogAsync()).TotalItems));
        Assert.InRange(left, 260, 270);
        await CountAsync();
        Assert.Equal(left, (await LogAsync()).TotalItems);

        await Store.ForgetEventsAsync();
        Assert.Equal(0, (await LogAsync()).TotalItems);
    }

    [Fact]
    public async Task What_is_purged_is_no_longer_counted()
    {
        var history = new LogHistory(Session, Catalog, Sample, seed: 2);
        await history.AppendAsync(900, Now.AddDays(-6), Now);
        await history.GoOnAsync(900);
        await CountAsync();
        var before = (await LogAsync()).TotalItems;
        await Session.Expired.PurgeAsync(Now.AddDays(-2), Cancellation);

        for (var i = 0; i < 2; i++)
        {
            var log = await LogAsync();
            Assert.Equal(log.Items.Count, log.TotalItems);
            Assert.InRange(log.TotalItems, 1, before - 1);
            await CountAsync();
        }
    }

    [Fact]
    public async Task A_quiet_log_needs_no_counting()
    {
        await AppendAsync();
        Store.Time.Advance(TimeSpan.FromDays(2));
        await CountAsync();
        Assert.Equal(CountingStep.Done, await Session.Counter.RunAsync(Cancellation));
        Store.Time.Advance(TimeSpan.FromDays(2));
        Assert.Equal(CountingStep.Done, await Session.Counter.RunAsync(Cancellation));
        Assert.Equal(1, await Store.CountedSpansAsync(SpanLengths.Day));
    }

    [Fact]
    public async Task Few_events_of_a_day_have_one_count()
    {
        var history = new LogHistory(Session, Catalog, Sample, seed: 4);
        var today = new DateTimeOffset(Now.Date, TimeSpan.Zero);
        await history.AppendAsync(200, today.AddDays(-1), today);
        await CountAsync();
        var counted = await Task.WhenAll(SpanLengths.All.Select(Store.CountedSpansAsync));
        Assert.Equal([1L, 0, 0, 0], counted);
    }

    /// <summary>Events of now and of a moment ago, settled a little later, failed ones aborted.</summary>
    private async Task WriteAsync(int writer, CancellationToken stop)
    {
        var random = new Random(writer);
        var open = new Queue<Execution>();
        while (!stop.IsCancellationRequested)
        {
            var received = Sample.Event(type: random.Next(3), at: Now.AddSeconds(-random.Next(30)));
            var execution = Sample.Execution(received, ExecutionState.Running);
            await Session.Journal.AppendAsync(received, [execution]);
            open.Enqueue(execution);
            if (open.Count > random.Next(40))
            {
                var settled = open.Dequeue();
                var isFailed = random.Next(3) == 0;
                await Session.Journal.SettleAsync(Sample.Settlement(settled, isFailed ? new ExecutionTransition.GaveUp() : new ExecutionTransition.Processed()));
                if (isFailed && random.Next(2) == 0)
                {
                    await Session.Journal.AbortAsync(settled.Id);
                }
            }
        }
    }

    private static string CountSql(string[] words) => "SELECT count(*) FROM received_events r" + words switch
    {
        [] => "",
        [EventLogFilter.Retried] => " WHERE EXISTS (SELECT 1 FROM executions x WHERE x.received_event_id = r.id AND x.retried_as IS NOT NULL)",
        _ => $" WHERE EXISTS (SELECT 1 FROM executions x WHERE x.received_event_id = r.id AND x.retried_as IS NULL AND x.state IN ('{string.Join("', '", words)}'))",
    };

    private async Task AgreeAsync(LogHistory history, DateTimeOffset from, int questions)
    {
        for (var i = 0; i < questions; i++)
        {
            var filter = history.Ask(from, Now);
            var (ids, total) = history.Answer(filter);
            var page = await Session.Log.ListAsync(filter, Cancellation);
            Assert.Equal(total, page.TotalItems);
            Assert.Equal(ids, page.Items.Select(item => item.Id));
        }
    }
}
