using Eventhos.Bench.Measure;

namespace Eventhos.Bench.Drive;

/// <summary>One stretch of load: hands out numbers until its time or count is used up, and counts what came back.</summary>
internal sealed class DrivePhase : IDisposable
{
    private const long ProgressEvery = 100_000;

    private readonly CountdownEvent _running;
    private readonly long? _events;
    private readonly long _deadline;
    private readonly bool _tellProgress;
    private long _next;
    private long _answered;
    private volatile bool _stopped;

    public DrivePhase(int connections, long first, double seconds, long? events, bool tellProgress)
    {
        _running = new CountdownEvent(connections);
        _events = events;
        _tellProgress = tellProgress;
        First = _next = first;
        StartedAt = MonotonicClock.Now;
        _deadline = StartedAt + MonotonicClock.Ticks(seconds);
    }

    public long First { get; }

    public long StartedAt { get; }

    /// <summary>One past the last number handed out.</summary>
    public long End => _events is { } events ? Math.Min(Volatile.Read(ref _next), First + events) : Volatile.Read(ref _next);

    public long Answered => Volatile.Read(ref _answered);

    public bool TryTake(long now, out long seq)
    {
        seq = 0;
        if (_stopped || (_events is null && now >= _deadline))
        {
            return false;
        }

        seq = Interlocked.Increment(ref _next) - 1;
        return _events is not { } events || seq < First + events;
    }

    public void OnAnswer()
    {
        var answered = Interlocked.Increment(ref _answered);
        if (_tellProgress && answered % ProgressEvery == 0)
        {
            Console.Out.WriteLine($"{DriveLines.Progress}{answered}");
        }
    }

    public void OnConnectionDone() => _running.Signal();

    /// <summary>True once every connection is done.</summary>
    public bool Wait(TimeSpan atMost) => _running.Wait(atMost);

    public void Stop() => _stopped = true;

    public void Dispose() => _running.Dispose();
}
