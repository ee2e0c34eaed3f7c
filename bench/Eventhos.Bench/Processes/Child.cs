using System.Diagnostics;

namespace Eventhos.Bench.Processes;

/// <summary>One process of ours; its log file, if it has one, tells why it ended.</summary>
internal sealed class Child(string name, Process process, string? logFile = null) : IDisposable
{
    private const int LinesTold = 20;

    public int Id => process.Id;

    public bool HasExited => process.HasExited;

    public ProcessUsage Usage() =>
        process.HasExited ? throw Ended() : ProcessUsage.Read(process.Id);

    public async Task WriteLineAsync(string line, CancellationToken cancellation)
    {
        await process.StandardInput.WriteLineAsync(line.AsMemory(), cancellation);
        await process.StandardInput.FlushAsync(cancellation);
    }

    public async Task<string> ReadLineAsync(CancellationToken cancellation) =>
        await process.StandardOutput.ReadLineAsync(cancellation)
        ?? throw Ended();

    public void Kill()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
            process.WaitForExit(TimeSpan.FromSeconds(5));
        }
    }

    public void Dispose()
    {
        Kill();
        process.Dispose();
    }

    /// <summary>What to throw when this process is not what it should be, with the last lines of its log.</summary>
    public BenchmarkException Failed(string what)
    {
        var lines = logFile is not null && File.Exists(logFile) ? File.ReadLines(logFile).TakeLast(LinesTold) : [];
        return new(string.Join('\n', [$"The {name} process {what}.", .. lines]));
    }

    private BenchmarkException Ended() => Failed("ended unexpectedly");
}
