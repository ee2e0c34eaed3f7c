namespace Eventhos.Storage.Postgres.Nodes;

/// <summary>
/// The database's clock, kept by each node: its own, set right by what the database says. So the times of all nodes fit together, whatever
/// their own clocks show.
/// </summary>
public sealed class SharedClock : TimeProvider
{
    // What a round trip can't tell: less is not worth a step.
    private const long ToleranceMilliseconds = 50;

    private readonly TimeProvider _own;
    private long _aheadMilliseconds;

    /// <summary>Over this node's own clock.</summary>
    public SharedClock(TimeProvider own) => _own = own;

    /// <summary>How far the database's clock is ahead of this node's.</summary>
    public TimeSpan Ahead => TimeSpan.FromMilliseconds(Volatile.Read(ref _aheadMilliseconds));

    /// <inheritdoc />
    public override long TimestampFrequency => _own.TimestampFrequency;

    /// <inheritdoc />
    public override TimeZoneInfo LocalTimeZone => _own.LocalTimeZone;

    /// <summary>Takes note of the database's time, which it told between two moments of this node's clock.</summary>
    /// <param name="database">Milliseconds since 1970.</param>
    /// <param name="asked">When it was asked, by the node's own clock.</param>
    public void Set(long database, DateTimeOffset asked)
    {
        var now = _own.GetUtcNow().ToUnixTimeMilliseconds();
        var ahead = database - ((asked.ToUnixTimeMilliseconds() + now) / 2);
        var roundTrip = now - asked.ToUnixTimeMilliseconds();
        if (Math.Abs(ahead - Volatile.Read(ref _aheadMilliseconds)) > ToleranceMilliseconds + roundTrip)
        {
            Volatile.Write(ref _aheadMilliseconds, ahead);
        }
    }

    /// <summary>This node's own time.</summary>
    public DateTimeOffset GetOwnUtcNow() => _own.GetUtcNow();

    /// <inheritdoc />
    public override DateTimeOffset GetUtcNow() => _own.GetUtcNow() + Ahead;

    /// <inheritdoc />
    public override long GetTimestamp() => _own.GetTimestamp();

    /// <inheritdoc />
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => _own.CreateTimer(callback, state, dueTime, period);
}
