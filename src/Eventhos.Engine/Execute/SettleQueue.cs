using System.Collections.Concurrent;
using Eventhos.Engine.Dispatch;
using Eventhos.Engine.Journal;
using Eventhos.Engine.Model;
using Microsoft.Extensions.Logging;

namespace Eventhos.Engine.Execute;

/// <summary>
/// Owns the settle transactions under way, so that lanes need not wait for each of them and a stop does. While the journal can't store, they
/// wait here; once there are many, nothing more is sent until some are stored.
/// </summary>
public sealed partial class SettleQueue : IDisposable
{
    /// <summary>
    /// How many outcomes may wait to be stored before lanes wait with them. Beside the requests on the wire, only so many can be sent again after
    /// a process died. More than the journal takes at once, so that it is never idle for want of work.
    /// </summary>
    public const int MostUnsettled = 512;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly WorkCount _underWay = new();
    private readonly ConcurrentBag<Execution> _interrupted = [];
    private readonly CancellationTokenSource _giveUp = new();
    private readonly SemaphoreSlim _room = new(MostUnsettled);
    private readonly TimeProvider _time;
    private readonly ILogger<SettleQueue> _logger;
    private int _isWaiting;

    /// <summary>An empty queue.</summary>
    public SettleQueue(TimeProvider time, ILogger<SettleQueue> logger)
    {
        _time = time;
        _logger = logger;
    }

    /// <summary>Begins a settle at once and owns it to its end. Returns when there is room for another one, or <paramref name="stopping"/> is cancelled.</summary>
    public async Task StartAsync(Func<Task> settle, CancellationToken stopping)
    {
        _underWay.Begin();
        _ = OwnAsync(settle);
        await _room.WaitAsync(stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <summary>Notes an execution that a stop interrupted.</summary>
    public void Interrupted(Execution execution) => _interrupted.Add(execution);

    /// <summary>Tries until the journal takes it; null when the hub stops first.</summary>
    public async Task<SettleResult?> WithPatienceAsync(Func<Task<SettleResult>> settle)
    {
        while (true)
        {
            try
            {
                var result = await settle();
                Volatile.Write(ref _isWaiting, 0);
                return result;
            }
            catch (JournalUnavailableException e)
            {
                if (Interlocked.Exchange(ref _isWaiting, 1) == 0)
                {
                    // Once, not for each of the thousands that may wait.
                    LogWaiting(e);
                }

                await Task.Delay(Pause, _time, _giveUp.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                if (_giveUp.IsCancellationRequested)
                {
                    return null;
                }
            }
        }
    }

    /// <summary>Waits for what is under way; what the journal refuses from now on is not tried again. Answers the interrupted executions.</summary>
    public async Task<IReadOnlyList<Execution>> DrainAsync()
    {
        await _giveUp.CancelAsync();
        await _underWay.WhenNoneAsync();
        return [.. _interrupted];
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _giveUp.Dispose();
        _room.Dispose();
    }

    private async Task OwnAsync(Func<Task> settle)
    {
        try
        {
            await settle();
        }
        catch (Exception e)
        {
            LogLost(e);
        }
        finally
        {
            _room.Release();
            _underWay.End();
        }
    }
}
