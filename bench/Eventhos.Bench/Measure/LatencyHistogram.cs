using System.Numerics;

namespace Eventhos.Bench.Measure;

/// <summary>Log-linear histogram of microseconds: 64 buckets per power of two, so a percentile is at most 1.6 % off.</summary>
internal sealed class LatencyHistogram
{
    private const int SubBits = 6;
    private const int SubBuckets = 1 << SubBits;
    private const int HighestBit = 36;

    private readonly int[] _buckets = new int[(HighestBit - SubBits + 2) * SubBuckets];

    public long Count { get; private set; }

    public long Max { get; private set; }

    public void Record(long micros)
    {
        micros = Math.Clamp(micros, 0, (1L << (HighestBit + 1)) - 1);
        _buckets[IndexOf(micros)]++;
        Count++;
        Max = Math.Max(Max, micros);
    }

    public void Add(LatencyHistogram other)
    {
        for (var i = 0; i < _buckets.Length; i++)
        {
            _buckets[i] += other._buckets[i];
        }

        Count += other.Count;
        Max = Math.Max(Max, other.Max);
    }

    public void Clear()
    {
        Array.Clear(_buckets);
        Count = 0;
        Max = 0;
    }

    /// <summary>The smallest bucket's upper edge that at least this share of the samples does not exceed.</summary>
    public long Percentile(double share)
    {
        var wanted = (long)Math.Ceiling(Count * share);
        long seen = 0;
        for (var i = 0; i < _buckets.Length && wanted > 0; i++)
        {
            seen += _buckets[i];
            if (seen >= wanted)
            {
                return Math.Min(UpperEdge(i), Max);
            }
        }

        return Max;
    }

    public LatencyFigures Figures() => new(Percentile(0.5) / 1000.0, Percentile(0.99) / 1000.0, Max / 1000.0);

    private static int IndexOf(long micros)
    {
        if (micros < SubBuckets)
        {
            return (int)micros;
        }

        var shift = BitOperations.Log2((ulong)micros) - SubBits;
        return ((shift + 1) * SubBuckets) + (int)(micros >> shift) - SubBuckets;
    }

    private static long UpperEdge(int index)
    {
        if (index < SubBuckets)
        {
            return index;
        }

        var shift = (index / SubBuckets) - 1;
        return ((long)((index % SubBuckets) + SubBuckets + 1) << shift) - 1;
    }
}
