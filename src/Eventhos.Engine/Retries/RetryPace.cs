namespace Eventhos.Engine.Retries;

/// <summary>Keeps a distance between one retry and the next. Nothing is made up for: a pause is not followed by a burst.</summary>
public sealed class RetryPace
{
    private readonly TimeProvider _time;
    private readonly long _distance;
    private long _due;

    /// <summary>At most <paramref name="perSecond"/> in a second; the first one at once.</summary>
    public RetryPace(TimeProvider time, int perSecond)
    {
        _time = time;
        _distance = (time.TimestampFrequency + perSecond - 1) / perSecond;
        _due = time.GetTimestamp();
    }

    /// <summary>Orders paces by which is due first.</summary>
    public long Due => _due;

    /// <summary>How long until the next is due; zero or less when it is.</summary>
    public TimeSpan Wait => _time.GetElapsedTime(_time.GetTimestamp(), _due);

    /// <summary>One is being done now.</summary>
    public void Take() => _due = _time.GetTimestamp() + _distance;
}
