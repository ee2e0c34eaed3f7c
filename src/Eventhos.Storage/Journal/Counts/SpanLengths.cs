namespace Eventhos.Storage.Journal.Counts;

/// <summary>How long the spans are that are counted, in milliseconds. They lie side by side from 1970 on, the shorter within the longer.</summary>
internal static class SpanLengths
{
    public const long Second = 1_000;
    public const long Minute = 60_000;
    public const long Hour = 3_600_000;
    public const long Day = 86_400_000;

    /// <summary>A span with no more events than these is read rather than divided.</summary>
    public const long LeafEvents = 256;

    /// <summary>All of them, the longest first.</summary>
    public static IReadOnlyList<long> All { get; } = [Day, Hour, Minute, Second];

    /// <summary>The lengths into which a span is divided, the longest first.</summary>
    public static IEnumerable<long> Below(long length) => All.Where(shorter => shorter < length);

    /// <summary>Where the span begins that a moment lies in.</summary>
    public static long StartOf(long moment, long length) => moment - (((moment % length) + length) % length);
}
