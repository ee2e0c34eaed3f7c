using System.Globalization;
using Eventhos.Bench.Drive;
using Eventhos.Bench.Hub;
using Eventhos.Bench.Processes;
using Eventhos.Bench.Report;

namespace Eventhos.Bench.AccessKey;

/// <summary>What the check of the access key adds to the answer time of <c>/event/send</c>: the same hub with and without it, in turns.</summary>
internal static class AccessKeyRun
{
    private const int BodyLength = 300;

    public static async Task<int> ExecuteAsync(int pairs, int rounds, CancellationToken cancellation)
    {
        var folder = Directory.CreateTempSubdirectory("eventhos-access-key-").FullName;
        try
        {
            var environment = BenchEnvironment.Read(folder);
            environment.Warn(Console.Error);
            await Console.Out.WriteLineAsync($"{environment.Cpu}, {environment.Cores} cores, {environment.Framework}, {environment.FileSystem}; {pairs} events of each kind a round");
            await Console.Out.WriteLineAsync("token        round  checked us  unchecked us  median ratio  mean ratio");
            foreach (var longLived in new[] { false, true })
            {
                await MeasureAsync(Path.Combine(folder, longLived ? "long" : "short"), longLived, pairs, rounds, cancellation);
            }

            return 0;
        }
        catch (Exception failure) when (failure is BenchmarkException or HttpRequestException or IOException or System.Net.Sockets.SocketException)
        {
            await Console.Error.WriteLineAsync(failure.Message);
            return 2;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task MeasureAsync(string data, bool longLived, int pairs, int rounds, CancellationToken cancellation)
    {
        using var processes = new ChildProcesses();
        var hub = processes.StartOwn("skipping-hub", inlineSockets: false, "--data", data);
        var port = int.Parse(await hub.ReadLineAsync(cancellation), CultureInfo.InvariantCulture);
        using var api = new HubApi(new Uri($"http://127.0.0.1:{port}"));
        await api.LoginAsync(await HubCredentials.ReadAsync(data, cancellation), cancellation);
        var route = await new HubSetup(api, cancellation).CreateAsync(new Uri("http://127.0.0.1:9/"), contracts: 0, grouped: false, longLived);

        using var sender = new AlternatingSender(Order(port, route, route.Token), Order(port, route, SkippableAccessKeys.Unchecked(route.Token)));
        sender.Send(Math.Min(pairs, 3000));
        for (var round = 1; round <= rounds; round++)
        {
            var (with, without) = sender.Send(pairs);
            await Console.Out.WriteLineAsync(
                $"{(longLived ? "long-lived " : "short-lived")}  {round,5}  {Median(with),10:N1}  {Median(without),12:N1}  {Median(with) / Median(without),12:N3}  {with.Average() / without.Average(),10:N3}");
        }
    }

    private static DriveOrder Order(int port, HubRoute route, string token) =>
        new([port], route.EventIdentifier, token, Connections: 1, BodyLength, WarmupSeconds: 0, Seconds: 0, Events: null);

    private static double Median(List<double> times) => times.Order().ElementAt(times.Count / 2);
}
