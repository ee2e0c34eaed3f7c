namespace Eventhos.Storage.Journal.Traffic;

/// <summary>How many times fell into each bucket of <see cref="LatencyScale"/>. Two of them add up to the one of all their times.</summary>
public sealed class LatencyHistogram
{
    private readonly Dictionary<int, long> _buckets = [];

    /// <summary>How many times there are.</summary>
    public long Count { get; private set; }

    /// <summary>Adds a time.</summary>
    public void Add(long milliseconds) => Add(LatencyScale.BucketOf(milliseconds), 1);

    /// <summary>Adds all of another one's.</summary>
    public void Add(LatencyHistogram other)
    {
        foreach (var (bucket, count) in other._buckets)
        {
            Add(bucket, count);
        }
    }

    /// <summary>The time that so much of all of them do not exceed (nearest rank), within 0.8 %, exact below 128 ms; null when there are none.</summary>
    /// <param name="part">How much, e.g. 0.95.</param>
    public long? Percentile(double part)
    {
        var rank = Math.Clamp((long)Math.Ceiling(part * Count), 1, Math.Max(Count, 1));
        foreach (var (bucket, count) in _buckets.OrderBy(pair => pair.Key))
        {
            rank -= count;
            if (rank <= 0)
            {
                return LatencyScale.MiddleOf(bucket);
            }
        }

        return null;
    }

    /// <summary>Writes the buckets, each less the one before.</summary>
    internal void Write(BinaryWriter writer)
    {
        writer.Write7BitEncodedInt(_buckets.Count);
        var before = 0;
        foreach (var (bucket, count) in _buckets.OrderBy(pair => pair.Key))
        {
            writer.Write7BitEncodedInt(bucket - before);
            writer.Write7BitEncodedInt64(count);
            before = bucket;
        }
    }

    /// <summary>Adds what was written.</summary>
    internal void Read(BinaryReader reader)
    {
        var bucket = 0;
        for (var left = reader.Read7BitEncodedInt(); left > 0; left--)
        {
            bucket += reader.Read7BitEncodedInt();
            Add(bucket, reader.Read7BitEncodedInt64());
        }
    }

    private void Add(int bucket, long count)
    {
        _buckets[bucket] = _buckets.GetValueOrDefault(bucket) + count;
        Count += count;
    }
}
