using Eventhos.Storage.Journal.Counts;

namespace Eventhos.Storage.Journal.Traffic;

/// <summary>How long the spans are that traffic is counted by, in milliseconds; each divides the next longer one.</summary>
internal static class TrafficLengths
{
    public const long TenSeconds = 10_000;
    public const long Minute = SpanLengths.Minute;
    public const long Quarter = 15 * SpanLengths.Minute;
    public const long Hour = SpanLengths.Hour;

    /// <summary>All of them, the longest first.</summary>
    public static IReadOnlyList<long> All { get; } = [Hour, Quarter, Minute, TenSeconds];

    /// <summary>The lengths up to one, the longest first.</summary>
    public static IEnumerable<long> UpTo(long length) => All.Where(shorter => shorter <= length);

    /// <summary>How far back spans of a length are counted: a little more than anybody asks for by them.</summary>
    public static long Reach(long length) => length switch
    {
        TenSeconds => 3 * SpanLengths.Minute,
        Minute => 62 * SpanLengths.Minute,
        Quarter => 25 * SpanLengths.Hour,
        _ => 8 * SpanLengths.Day,
    };

    /// <summary>How long they are kept: the longer ones are counted anew from them when one of their executions changes.</summary>
    public static long Kept(long length) => length switch
    {
        TenSeconds => 10 * SpanLengths.Minute,
        Minute => 25 * SpanLengths.Hour,
        _ => 9 * SpanLengths.Day,
    };
}
