using System.Globalization;

namespace Eventhos.Bench.Processes;

/// <summary>The whole machine's processor time, to see whether somebody else was at work during a measurement.</summary>
internal static class MachineCpu
{
    private const double TicksPerSecond = 100;

    private static readonly int[] Busy = [0, 1, 2, 5, 6, 7];

    /// <summary>Seconds spent busy since boot, over all cores: user, nice, system, interrupts and stolen.</summary>
    public static double BusySeconds()
    {
        var fields = File.ReadLines("/proc/stat").First().Split(' ', StringSplitOptions.RemoveEmptyEntries)[1..];
        return Busy.Sum(field => long.Parse(fields[field], CultureInfo.InvariantCulture)) / TicksPerSecond;
    }
}
