using System.Diagnostics;

namespace Eventhos.Bench.Processes;

/// <summary>One process of ours.</summary>
internal sealed class Child(string name, Process process) : IDisposable
{
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

    private BenchmarkException Ended() => new($"The {name} process ended unexpectedly.");
}
