using Eventhos.Storage.Journal.Counts;

namespace Eventhos.Storage.Journal.Traffic;

/// <summary>How far back traffic is shown, and by what pieces.</summary>
public sealed class TrafficRange
{
    private readonly long _bucket;

    private TrafficRange(int minutes, long bucket)
    {
        Minutes = minutes;
        _bucket = bucket;
    }

    /// <summary>All there are, the shortest first: 15 minutes and an hour by minutes, a day by quarters of an hour, a week by hours.</summary>
    public static IReadOnlyList<TrafficRange> All { get; } =
    [
        new(15, TrafficLengths.Minute), new(60, TrafficLengths.Minute), new(1_440, TrafficLengths.Quarter), new(10_080, TrafficLengths.Hour),
    ];

    /// <summary>How long it is, the piece that is not over yet included.</summary>
    public int Minutes { get; }

    /// <summary>How long a piece is. They begin at whole multiples of that (UTC).</summary>
    public TimeSpan Bucket => TimeSpan.FromMilliseconds(_bucket);

    internal long BucketMilliseconds => _bucket;

    /// <summary>Where it lies at a moment: it ends with the piece that this is in.</summary>
    internal TimeRange At(DateTimeOffset now)
    {
        var before = SpanLengths.StartOf(now.ToUnixTimeMilliseconds(), _bucket) + _bucket;
        return new TimeRange(before - (Minutes * SpanLengths.Minute), before);
    }
}
