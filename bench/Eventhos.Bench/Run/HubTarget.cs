using Eventhos.Bench.Hub;
using Eventhos.Bench.Processes;

namespace Eventhos.Bench.Run;

/// <summary>The hub itself, with the settings it has out of the box unless others were asked for.</summary>
internal sealed class HubTarget(LoadOptions options, TokenLength tokenLength) : ITarget
{
    private static readonly TimeSpan StartTimeout = TimeSpan.FromSeconds(60);

    public string Name => "hub";

    public async Task<RunningTarget> StartAsync(
        ChildProcesses processes, Uri consumer, string folder, CancellationToken cancellation)
    {
        var program = options.Hub?.FullName ?? Path.Combine(AppContext.BaseDirectory, "eventhos.dll");
        var port = LoopbackPort.Free();
        var address = new Uri($"http://127.0.0.1:{port}");
        var data = Directory.CreateDirectory(Path.Combine(folder, "data")).FullName;
        var hub = processes.StartLogged(
            Name,
            Path.Combine(folder, "hub.log"),
            options.Settings,
            program,
            "serve",
            "--urls",
            $"http://127.0.0.1:{port}",
            "--data",
            data);
        await WaitUntilReadyAsync(hub, address, cancellation);

        using var api = new HubApi(address);
        await api.LoginAsync(await HubCredentials.ReadAsync(data, cancellation), cancellation);
        var route = await new HubSetup(api, cancellation)
            .CreateAsync(consumer, options.Contracts, options.Group, options.LongLived);
        tokenLength.Value = route.Token.Length;
        return new(hub, port, route.EventIdentifier, route.Token);
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
