using Eventhos.Engine.Execute;
using Microsoft.Extensions.Logging.Abstractions;

namespace Eventhos.Tests.Execute;

public sealed class SettleQueueTests
{
    [Fact]
    public async Task Lanes_wait_while_too_many_outcomes_are_not_stored_and_go_on_when_one_is()
    {
        using var queue = new SettleQueue(TimeProvider.System, NullLogger<SettleQueue>.Instance);
        var stored = Enumerable.Range(0, SettleQueue.MostUnsettled + 1).Select(_ => new TaskCompletionSource()).ToList();
        foreach (var settle in stored.SkipLast(1))
        {
            Assert.True(queue.StartAsync(() => settle.Task, CancellationToken.None).IsCompletedSuccessfully);
        }

        // Begun all the same: its outcome must not wait for anything.
        var begun = false;
        var waiting = queue.StartAsync(
            () =>
            {
                begun = true;
                return stored[^1].Task;
            },
            CancellationToken.None);
        Assert.True(begun);
        Assert.False(waiting.IsCompleted);

        stored[7].SetResult();
        await waiting.WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_stop_waits_for_no_room()
    {
        using var queue = new SettleQueue(TimeProvider.System, NullLogger<SettleQueue>.Instance);
        using var stop = new CancellationTokenSource();
        var never = new TaskCompletionSource();
        var waiting = Enumerable.Range(0, SettleQueue.MostUnsettled + 1).Select(_ => queue.StartAsync(() => never.Task, stop.Token)).ToList();
        Assert.False(waiting[^1].IsCompleted);

        await stop.CancelAsync();

        await Task.WhenAll(waiting).WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
    }
}
