namespace Eventhos.Engine.Dispatch;

/// <summary>Counts pieces of work under way, so that a stop can wait until there are none.</summary>
public sealed class WorkCount
{
    private readonly TaskCompletionSource _none = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _underWay;
    private volatile bool _closing;

    /// <summary>One more has begun.</summary>
    public void Begin() => Interlocked.Increment(ref _underWay);

    /// <summary>One has ended.</summary>
    public void End()
    {
        if (Interlocked.Decrement(ref _underWay) == 0 && _closing)
        {
            _none.TrySetResult();
        }
    }

    /// <summary>Completes when none is under way; called once, when nothing new begins any more but by work that is itself counted.</summary>
    public Task WhenNoneAsync()
    {
        _closing = true;
        if (Volatile.Read(ref _underWay) == 0)
        {
            _none.TrySetResult();
        }

        return _none.Task;
    }
}
