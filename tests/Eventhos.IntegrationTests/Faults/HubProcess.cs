using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Sockets;
using Eventhos.IntegrationTests.Hosting;

namespace Eventhos.IntegrationTests.Faults;

/// <summary>The hub as a process of its own, to be killed.</summary>
internal sealed class HubProcess : IAsyncDisposable
{
    // Told of each stream when it ends unasked: what happened stands at the beginning of a trace, and a trace at the end.
    private const int FirstLines = 20;
    private const int LastLines = 40;

    private readonly string _data;
    private readonly IReadOnlyDictionary<string, string> _environment;
    private readonly IReadOnlyList<string> _launcher;
    private readonly ConcurrentQueue<string> _output = new();
    private readonly ConcurrentQueue<string> _errors = new();
    private Process? _process;

    /// <summary>A hub on a data folder.</summary>
    /// <param name="data">The folder.</param>
    /// <param name="environment">Added to the environment.</param>
    /// <param name="launcher">A command that becomes the hub when the hub's own command line is appended; none by default.</param>
    public HubProcess(string data, IReadOnlyDictionary<string, string>? environment = null, IReadOnlyList<string>? launcher = null)
    {
        _launcher = launcher ?? [];
        _data = data;
        _environment = environment ?? new Dictionary<string, string>();
        Port = FreePort.Find();
        Address = new Uri($"http://127.0.0.1:{Port}");
    }

    public int Port { get; }

    public Uri Address { get; }

    /// <summary>What it has written on the console so far.</summary>
    public IReadOnlyList<string> Output => [.. _output];

    public int Id => _process!.Id;

    public bool IsRunning => _process is { HasExited: false };

    /// <summary>Starts and waits until it answers.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        IReadOnlyList<string> command =
        [
            .. _launcher, "dotnet", Path.Combine(AppContext.BaseDirectory, "eventhos.dll"), "serve", "--urls", $"http://127.0.0.1:{Port}", "--data", _data,
        ];
        var start = new ProcessStartInfo(command[0]) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        foreach (var argument in command.Skip(1))
        {
            start.ArgumentList.Add(argument);
        }

        // Restarts are what is tested here, not throughput.
        start.Environment["DOTNET_TC_QuickJit"] = "1";
        if (await TestDatabase.SettingAsync(_data) is { } shared)
        {
            start.Environment["EVENTHOS__Storage__ConnectionString"] = shared;

            // What comes after a kill need not wait for the lease of whoever was killed as long as in earnest.
            start.Environment["EVENTHOS__Cluster__LeaseSeconds"] = "3";
        }

        foreach (var (name, value) in _environment)
        {
            start.Environment[name] = value;
        }

        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, line) => _output.Enqueue(line.Data ?? "");
        _process.ErrorDataReceived += (_, line) => _errors.Enqueue(line.Data ?? "");
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        using var http = new HttpClient();
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (_process.HasExited)
            {
                Assert.Fail(await TellEndAsync(_process));
            }

            try
            {
                using var answer = await http.GetAsync(Address, cancellationToken);
                return;
            }
            catch (Exception e) when (e is HttpRequestException or SocketException)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, cancellationToken);
            }
        }
    }

    /// <summary>How it ended, and what it said last.</summary>
    private async Task<string> TellEndAsync(Process ended)
    {
        // Until all that it wrote has been read.
        await ended.WaitForExitAsync();
        return $"the hub ended with {ended.ExitCode} while starting on {Address}\noutput:\n{Ends(_output)}\nerrors:\n{Ends(_errors)}";
    }

    private static string Ends(ConcurrentQueue<string> lines)
    {
        IEnumerable<string> told = lines.Count <= FirstLines + LastLines ? lines : [.. lines.Take(FirstLines), "…", .. lines.TakeLast(LastLines)];
        return string.Join('\n', told);
    }

    /// <summary><c>kill -9</c>.</summary>
    public async Task KillAsync()
    {
        _process!.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _process = null;
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            await KillAsync();
        }
    }
}
