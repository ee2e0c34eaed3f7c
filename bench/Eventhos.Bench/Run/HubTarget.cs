using Eventhos.Bench.Hub;
using Eventhos.Bench.Processes;

namespace Eventhos.Bench.Run;

/// <summary>The hub itself, with the settings it has out of the box unless others were asked for.</summary>
internal class HubTarget(LoadOptions options, TokenLength tokenLength, string name = HubTarget.Standard, int nodes = 1) : ITarget
{
    private static readonly TimeSpan StartTimeout = TimeSpan.FromSeconds(60);

    public const string Standard = "hub";

    /// <summary>What was asked for.</summary>
    protected LoadOptions Options => options;

    public string Name => name;

    /// <inheritdoc />
    public virtual Task ClearAsync() => Task.CompletedTask;

    public virtual async Task<RunningTarget> StartAsync(
        ChildProcesses processes, Uri consumer, string folder, CancellationToken cancellation)
    {
        var settings = await SettingsAsync(cancellation);
        var running = new List<Child>();
        var ports = new List<int>();
        for (var node = 1; node <= nodes; node++)
        {
            // One after the other: the first makes the schema and the administrator.
            ports.Add(LoopbackPort.Free());
            running.Add(await StartNodeAsync(processes, settings, Path.Combine(folder, $"node-{node}"), ports[^1], cancellation));
        }

        using var api = new HubApi(Address(ports[0]));
        await api.LoginAsync(await HubCredentials.ReadAsync(Path.Combine(folder, "node-1"), cancellation), cancellation);
        var route = await new HubSetup(api, cancellation)
            .CreateAsync(consumer, options.Contracts, options.Group, options.LongLived);
        tokenLength.Value = route.Token.Length;
        return new(running, ports, route.EventIdentifier, route.Token);
    }

    /// <summary>What each node is started with.</summary>
    protected virtual Task<IReadOnlyDictionary<string, string>> SettingsAsync(CancellationToken cancellation) => Task.FromResult(Options.Settings);

    /// <summary>Where a node answers.</summary>
    protected static Uri Address(int port) => new($"http://127.0.0.1:{port}");

    private async Task<Child> StartNodeAsync(
        ChildProcesses processes, IReadOnlyDictionary<string, string> settings, string data, int port, CancellationToken cancellation)
    {
        var program = options.Hub?.FullName ?? Path.Combine(AppContext.BaseDirectory, "eventhos.dll");
        Directory.CreateDirectory(data);
        var hub = processes.StartLogged(name, $"{data}.log", settings, program, "serve", "--urls", $"http://127.0.0.1:{port}", "--data", data);
        await WaitUntilReadyAsync(hub, Address(port), cancellation);
        return hub;
    }

    private static async Task WaitUntilReadyAsync(Child hub, Uri address, CancellationToken cancellation)
    {
        using var http = new HttpClient { BaseAddress = address };
        var deadline = TimeProvider.System.GetUtcNow() + StartTimeout;
        while (TimeProvider.System.GetUtcNow() < deadline && !hub.HasExited)
        {
            if (await IsReadyAsync(http, cancellation))
            {
                return;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, cancellation);
        }

        throw hub.Failed("did not get ready");
    }

    private static async Task<bool> IsReadyAsync(HttpClient http, CancellationToken cancellation)
    {
        try
        {
            using var response = await http.GetAsync(new Uri("/", UriKind.Relative), cancellation);
            return response.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
