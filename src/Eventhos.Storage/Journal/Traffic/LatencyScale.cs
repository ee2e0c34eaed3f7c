using System.Numerics;

namespace Eventhos.Storage.Journal.Traffic;

/// <summary>
/// Whole milliseconds in buckets: one of its own for each up to 127, from there on 64 for each doubling. So the middle of a bucket is at most 1 part in
/// 128 (0.8 %) away from anything in it, whatever its size.
/// </summary>
internal static class LatencyScale
{
    private const int Exact = 128;
    private const int PerDoubling = 64;
    private const long Most = 1L << 40;

    /// <summary>The bucket of a time; what is below 0 counts as 0.</summary>
    public static int BucketOf(long milliseconds)
    {
        var value = Math.Clamp(milliseconds, 0, Most);
        if (value < Exact)
        {
            return (int)value;
        }

        var shift = BitOperations.Log2((ulong)value) - 6;
        return (shift * PerDoubling) + (int)(value >> shift);
    }

    /// <summary>The middle of a bucket.</summary>
    public static long MiddleOf(int bucket)
    {
        if (bucket < Exact)
        {
            return bucket;
        }

        var shift = (bucket / PerDoubling) - 1;
        return (((long)(bucket % PerDoubling) + PerDoubling) << shift) + (((1L << shift) - 1) / 2);
    }
}
