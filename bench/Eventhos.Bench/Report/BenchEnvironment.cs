using System.Diagnostics;
using System.Reflection;
using System.Runtime.InteropServices;

namespace Eventhos.Bench.Report;

/// <summary>The machine and the build the figures belong to.</summary>
internal sealed record BenchEnvironment(
    string Cpu, int Cores, string Framework, string LoadAverage, string FileSystem, bool Release)
{
    public static BenchEnvironment Read(string work) => new(
        CpuModel(),
        Environment.ProcessorCount,
        RuntimeInformation.FrameworkDescription,
        string.Join(' ', File.ReadAllText("/proc/loadavg").Split(' ').Take(3)),
        FileSystemOf(work),
        IsRelease());

    /// <summary>Says what would make the figures worthless.</summary>
    public void Warn(TextWriter writer)
    {
        if (!Release)
        {
            writer.WriteLine("WARNING: not a Release build; these figures mean nothing. Use dotnet run -c Release.");
        }

        if (FileSystem is "tmpfs" or "ramfs")
        {
            writer.WriteLine($"WARNING: the data lie in memory ({FileSystem}), where a commit costs nothing. Use --work with a folder on a disk.");
        }
    }

    private static bool IsRelease() =>
        Assembly.GetExecutingAssembly().GetCustomAttribute<DebuggableAttribute>() is not { IsJITOptimizerDisabled: true };

    private static string CpuModel() =>
        File.ReadLines("/proc/cpuinfo").FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))
            ?.Split(':', 2)[1].Trim() ?? RuntimeInformation.ProcessArchitecture.ToString();

    private static string FileSystemOf(string folder) =>
        DriveInfo.GetDrives()
            .Where(drive => folder.StartsWith(drive.Name, StringComparison.Ordinal))
            .MaxBy(drive => drive.Name.Length)?.DriveFormat ?? "unknown";
}
