using Eventhos.Engine;
using Eventhos.Engine.Journal;
using Eventhos.Engine.Retries;
using Eventhos.IntegrationTests.Hosting;
using Eventhos.Storage.Journal;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Eventhos.IntegrationTests.Delivery;

/// <summary>How retries of many are carried out: within their rate, in turn, and on after a restart. The hub's time is the test's.</summary>
public sealed class RetryRunnerTests : IAsyncLifetime
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private RunningHub _hub = null!;
    private Receiver _receiver = null!;
    private Flow _flow = null!;

    public async ValueTask InitializeAsync()
    {
        _hub = await RunningHub.StartAsync(_time);
        _receiver = await Receiver.StartAsync(Replies.Status(500));
        _flow = await _hub.AddFlowAsync(new ActionSpec(_receiver.Url()));
    }

    public async ValueTask DisposeAsync()
    {
        await _hub.DisposeAsync();
        await _receiver.DisposeAsync();
    }

    [Fact]
    public async Task A_run_keeps_to_its_rate()
    {
        var failed = await _flow.FailManyAsync(6);
        var run = await StoreRunAsync(failed, perSecond: 4);
        var start = _time.GetUtcNow();
        await RunToTheEndAsync(Runner(limit: 20));

        Assert.Equal([0, 250, 500, 750, 1000, 1250], (await RetriedAtAsync(failed)).Select(at => (at - start).TotalMilliseconds));
        Assert.Equal("completed", (await _hub.RetryRunAsync(run)).Text("state"));
    }

    [Fact]
    public async Task A_pause_is_not_made_up_for_by_a_burst()
    {
        var failed = await _flow.FailManyAsync(3);
        await StoreRunAsync(failed, perSecond: 4);
        var runner = Runner(limit: 20);
        Assert.Equal(TimeSpan.Zero, await runner.RunOnceAsync(Cancellation));
        _time.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(TimeSpan.Zero, await runner.RunOnceAsync(Cancellation));

        Assert.Equal(TimeSpan.FromMilliseconds(250), await runner.RunOnceAsync(Cancellation));
    }

    [Fact]
    public async Task All_runs_together_keep_to_the_rate_of_the_hub_and_take_turns()
    {
        var (first, second) = (await _flow.FailManyAsync(4), await _flow.FailManyAsync(4));
        await StoreRunAsync(first, perSecond: 10);
        await StoreRunAsync(second, perSecond: 10);
        var start = _time.GetUtcNow();
        await RunToTheEndAsync(Runner(limit: 10));

        Assert.Equal([0, 200, 400, 600], (await RetriedAtAsync(first)).Select(at => (at - start).TotalMilliseconds));
        Assert.Equal([100, 300, 500, 700], (await RetriedAtAsync(second)).Select(at => (at - start).TotalMilliseconds));
    }

    [Fact]
    public async Task A_slow_run_does_not_hold_up_a_fast_one()
    {
        var (slow, fast) = (await _flow.FailManyAsync(2), await _flow.FailManyAsync(4));
        await StoreRunAsync(slow, perSecond: 1);
        await StoreRunAsync(fast, perSecond: 10);
        var start = _time.GetUtcNow();
        await RunToTheEndAsync(Runner(limit: 20));

        Assert.Equal([0, 1000], (await RetriedAtAsync(slow)).Select(at => (at - start).TotalMilliseconds));
        Assert.All(await RetriedAtAsync(fast), at => Assert.True(at - start <= TimeSpan.FromMilliseconds(350)));
    }

    [Fact]
    public async Task A_cancelled_run_retries_nothing_after_the_answer()
    {
        var failed = await _flow.FailManyAsync(3);
        var run = await StoreRunAsync(failed, perSecond: 4);
        var runner = Runner(limit: 20);
        await runner.RunOnceAsync(Cancellation);
        (await _hub.Admin.PostAsync($"/event/received/retry/{run}/cancel", new { })).Has(201, 200001);
        await RunToTheEndAsync(runner);

        Assert.Single(await RetriedAtAsync(failed));
        Assert.Equal(("cancelled", 1), ((await _hub.RetryRunAsync(run)).Text("state"), (await _hub.RetryRunAsync(run)).Number("done")));
    }

    [Fact]
    public async Task A_fault_of_the_database_leaves_nothing_out()
    {
        var failed = await _flow.FailManyAsync(3);
        var run = await StoreRunAsync(failed, perSecond: 4);
        var runner = Runner(limit: 20);
        await runner.RunOnceAsync(Cancellation);
        _time.Advance(TimeSpan.FromSeconds(1));
        await _hub.RefuseWritesAsync("received_events");
        await Assert.ThrowsAsync<JournalUnavailableException>(() => runner.RunOnceAsync(Cancellation));
        await _hub.AcceptWritesAsync("received_events");
        await RunToTheEndAsync(runner);

        Assert.Equal(3, (await RetriedAtAsync(failed)).Count);
        Assert.Equal((3, 0), ((await _hub.RetryRunAsync(run)).Number("done"), (await _hub.RetryRunAsync(run)).Number("skipped")));
    }

    [Fact]
    public async Task A_retry_that_the_database_refuses_does_not_hold_up_the_others()
    {
        var failed = await _flow.FailManyAsync(3);
        var run = await StoreRunAsync(failed, perSecond: 20);
        await _hub.ExecuteOnDatabaseAsync(TestDatabase.Sql(
            $"CREATE UNIQUE INDEX refuse ON received_events (system_id) WHERE retry_of_execution_id = {failed[0].ExecutionId} OR retry_of_execution_id = {failed[1].ExecutionId}",
            $"ALTER TABLE received_events ADD CHECK (retry_of_execution_id <> {failed[1].ExecutionId})"));
        await RunToTheEndAsync(Runner(limit: 20));

        var ended = await _hub.RetryRunAsync(run);
        Assert.Equal(("completed", 2, 1), (ended.Text("state"), ended.Number("done"), ended.Number("failed")));
        Assert.Equal(2, (await RetriedAtAsync(failed)).Count);
    }

    [Fact]
    public async Task A_run_goes_on_after_a_restart_where_it_was()
    {
        var failed = await _flow.FailManyAsync(4);
        var run = await _hub.Admin.RetryManyAsync(new { filter = new { contractId = _flow.ContractId }, perSecond = 10 }, total: 4);
        await Eventually.TrueAsync(async () => (await _hub.RetryRunAsync(run)).Number("done") == 1, () => "one is done");
        await _hub.StopAsync();

        await using var next = await RunningHub.StartAsync(_hub.Folder, customize: null);
        var ended = await next.EndedAsync(run);
        Assert.Equal(("completed", 4, 4, 0, 0), (ended.Text("state"), ended.Number("total"), ended.Number("done"), ended.Number("skipped"), ended.Number("failed")));
        foreach (var one in failed)
        {
            await next.SettledAsync((await next.ExecutionAsync(one.ExecutionId)).Content.Number("retriedAs"));
        }

        Assert.Equal(8, _receiver.Calls.Count);
    }

    /// <summary>A runner beside the hub's own, which is not told of the runs stored here.</summary>
    private RetryRunner Runner(int limit) => new(
        _hub.Services.GetRequiredService<EventPipeline>(), _hub.Services.GetRequiredService<IStoredExecutions>(), _hub.Services.GetRequiredService<IRetryRuns>(),
        new RetryLimits(limit), _time, NullLogger<RetryRunner>.Instance);

    private async Task<long> StoreRunAsync(IReadOnlyList<FailedDelivery> failed, int perSecond)
    {
        var selection = new RetrySelection { ExecutionIds = [.. failed.Select(one => one.ExecutionId)] };
        var request = new RetryRunRequest(selection, perSecond, "Ada", _time.GetUtcNow());
        return (await _hub.Services.GetRequiredService<IRetryRunLog>().StartAsync(request, 10, CancellationToken.None))!.Id;
    }

    private async Task RunToTheEndAsync(RetryRunner runner)
    {
        while (await runner.RunOnceAsync(Cancellation) is { } wait)
        {
            _time.Advance(wait);
        }
    }

    /// <summary>When each was retried, those that were.</summary>
    private async Task<IReadOnlyList<DateTimeOffset>> RetriedAtAsync(IReadOnlyList<FailedDelivery> failed)
    {
        var times = new List<DateTimeOffset>();
        foreach (var one in failed)
        {
            if ((await _hub.ExecutionAsync(one.ExecutionId)).Content["retriedAs"] is { IsNull: false } retry)
            {
                times.Add((await _hub.ReceivedAsync(retry.AsNumber()))["receivedEvent"]["received_at"].AsTime());
            }
        }

        return times;
    }
}
