using System.Globalization;

namespace Eventhos.Bench.Processes;

/// <summary>What a process has used up to now, as Linux tells it.</summary>
internal sealed record ProcessUsage(double RssMb, double PeakRssMb, double CpuSeconds)
{
    private const double TicksPerSecond = 100;

    public static ProcessUsage Read(int processId)
    {
        var status = File.ReadAllLines($"/proc/{processId}/status");
        return new(Megabytes(status, "VmRSS:"), Megabytes(status, "VmHWM:"), Cpu(File.ReadAllText($"/proc/{processId}/stat")));
    }

    private static double Megabytes(string[] status, string field)
    {
        var line = status.First(line => line.StartsWith(field, StringComparison.Ordinal));
        return double.Parse(line[field.Length..].Replace("kB", "", StringComparison.Ordinal), CultureInfo.InvariantCulture) / 1024;
    }

    private static double Cpu(string stat)
    {
        // The name, in parentheses, may hold anything; utime and stime are the 12th and 13th field after it.
        var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        return (long.Parse(fields[11], CultureInfo.InvariantCulture) + long.Parse(fields[12], CultureInfo.InvariantCulture)) / TicksPerSecond;
    }
}
