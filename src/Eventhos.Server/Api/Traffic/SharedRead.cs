namespace Eventhos.Server.Api.Traffic;

/// <summary>A read that several wait for.</summary>
internal sealed class SharedRead
{
    private readonly long _began;
    private TimeSpan? _took;

    public SharedRead(TimeProvider time, Task<TrafficView> view)
    {
        _began = time.GetTimestamp();
        View = EndAsync(time, view);
    }

    /// <summary>What it reads.</summary>
    public Task<TrafficView> View { get; }

    /// <summary>True when the next one who asks is to read anew: after a while, or half of the time if reading takes long; at once after a failure.</summary>
    public bool IsOld(TimeProvider time, TimeSpan least)
    {
        if (!View.IsCompleted)
        {
            return false;
        }

        var old = TimeSpan.FromTicks(Math.Max(least.Ticks, 2 * (_took?.Ticks ?? 0)));
        return !View.IsCompletedSuccessfully || time.GetElapsedTime(_began) >= old;
    }

    private async Task<TrafficView> EndAsync(TimeProvider time, Task<TrafficView> view)
    {
        try
        {
            return await view;
        }
        finally
        {
            _took = time.GetElapsedTime(_began);
        }
    }
}
