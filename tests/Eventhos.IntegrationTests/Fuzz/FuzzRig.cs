using System.Net;
using Eventhos.IntegrationTests.Hosting;
using Eventhos.IntegrationTests.Permissions;

namespace Eventhos.IntegrationTests.Fuzz;

/// <summary>A hub with rows for every route to be about, and the callers of the generated requests.</summary>
internal sealed class FuzzRig : IAsyncDisposable
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    private readonly Receiver _consumer;

    private FuzzRig(RunningHub hub, Receiver consumer, CaseGenerator generator)
    {
        Hub = hub;
        _consumer = consumer;
        Generator = generator;
        Address = new IPEndPoint(IPAddress.Loopback, hub.Address.Port);
    }

    public RunningHub Hub { get; }

    public CaseGenerator Generator { get; }

    public IPEndPoint Address { get; }

    /// <summary>One that is ready.</summary>
    public static async Task<FuzzRig> StartAsync(int seed)
    {
        var consumer = await Receiver.StartAsync(Replies.Status(500));

        // One address sends them all: it must not be locked out before passwords are looked at.
        var hub = await RunningHub.StartAsync(("Auth:AddressLockoutFailures", "0"));
        var routes = new List<FuzzSeed>();
        foreach (var name in hub.RouteNames())
        {
            // Rows of its own for each route, so that one that deletes does not take away what another is about.
            routes.Add(await SeedAsync(ExpectedRoutes.Of(name), new SampleRows(hub, consumer)));
        }

        var admin = await hub.AddUserWithAsync(["OAUTH2_global:*"]);
        var reader = await hub.AddClientWithAsync(["system:select", "event:select", "contract:select"]);
        var tokens = new Dictionary<FuzzCaller, string?>
        {
            [FuzzCaller.Admin] = hub.Issue(admin.SubjectId, admin.Stamp, Day),
            [FuzzCaller.Reader] = reader.LongLived,
            [FuzzCaller.Nobody] = null,
        };
        return new FuzzRig(hub, consumer, new CaseGenerator(seed, $"127.0.0.1:{hub.Address.Port}", routes, tokens));
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await Hub.DisposeAsync();
        await _consumer.DisposeAsync();
    }

    private static async Task<FuzzSeed> SeedAsync(ExpectedRoute route, SampleRows rows)
    {
        var segments = route.Pattern.Split('/');
        var parameter = Array.FindIndex(segments, segment => segment.StartsWith('{'));
        return new FuzzSeed(
            route.Name,
            route.Method,
            await rows.FillAsync(route.Target),
            route.Body is null ? null : await rows.FillAsync(route.Body, keepUnique: true),
            parameter < 0 ? segments.Length : parameter);
    }
}
