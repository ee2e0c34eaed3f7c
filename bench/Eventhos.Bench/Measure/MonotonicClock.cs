using System.Diagnostics;

namespace Eventhos.Bench.Measure;

/// <summary>The machine's monotonic clock, which all processes of one machine share.</summary>
internal static class MonotonicClock
{
    private static readonly double TicksPerMicrosecond = Stopwatch.Frequency / 1_000_000.0;

    public static long Now => Stopwatch.GetTimestamp();

    public static long Micros(long ticks) => (long)(ticks / TicksPerMicrosecond);

    public static double Seconds(long ticks) => ticks / (double)Stopwatch.Frequency;

    public static long Ticks(double seconds) => (long)(seconds * Stopwatch.Frequency);
}
