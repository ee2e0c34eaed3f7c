using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Eventhos.Bench.Processes;

/// <summary>Starts the processes of one run and ends them all, whatever happens.</summary>
internal sealed class ChildProcesses : IDisposable
{
    private static readonly string Dotnet =
        Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", "dotnet"));

    private readonly List<Child> _children = [];

    public ChildProcesses() => AppDomain.CurrentDomain.ProcessExit += OnProcessExit;

    /// <summary>Starts a hidden command of this program, spoken to by its standard input and output.</summary>
    public Child StartOwn(string command, bool inlineSockets, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(
            Dotnet, [Path.Combine(AppContext.BaseDirectory, "Eventhos.Bench.dll"), command, .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        if (inlineSockets)
        {
            // Socket completions run on the thread that polls: no hand-over to the thread pool for tiny pieces of work.
            start.Environment["DOTNET_SYSTEM_NET_SOCKETS_INLINE_COMPLETIONS"] = "1";
            start.Environment["DOTNET_SYSTEM_NET_SOCKETS_THREAD_COUNT"] = "1";
        }

        return Start(command, start);
    }

    /// <summary>Starts a .NET program with its output in a file, so that its log lines cost this process nothing.</summary>
    public Child StartLogged(
        string name, string logFile, IReadOnlyDictionary<string, string> environment, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(
            "/bin/sh", ["-c", "log=$1; shift; exec \"$@\" >\"$log\" 2>&1 </dev/null", "sh", logFile, Dotnet, .. arguments]);
        foreach (var (key, value) in environment)
        {
            start.Environment[key] = value;
        }

        return Start(name, start, logFile);
    }

    public void Dispose()
    {
        AppDomain.CurrentDomain.ProcessExit -= OnProcessExit;
        // The load ends first and the consumer last, so that nobody complains about a partner that is gone.
        foreach (var child in _children.AsEnumerable().Reverse())
        {
            child.Dispose();
        }
    }

    private Child Start(string name, ProcessStartInfo start, string? logFile = null)
    {
        var process = Process.Start(start) ?? throw new BenchmarkException($"The {name} process did not start.");
        var child = new Child(name, process, logFile);
        _children.Add(child);
        return child;
    }

    private void OnProcessExit(object? sender, EventArgs e) => _children.ForEach(child => child.Kill());
}
