using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Eventhos.Bench.Processes;

/// <summary>The frame of the two HTTP children: bind a free port, print it, serve until standard input ends.</summary>
internal static class ChildServer
{
    /// <param name="handle">What to do with each request.</param>
    /// <param name="inline">Whether requests run on the thread that polls the sockets: right only where nothing waits.</param>
    public static async Task RunAsync(RequestDelegate handle, bool inline)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(Configure);
        builder.WebHost.UseSockets(sockets => sockets.UnsafePreferInlineScheduling = inline);
        var app = builder.Build();
        await using (app.ConfigureAwait(false))
        {
            app.Run(handle);
            await app.StartAsync();

            var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!;
            await Console.Out.WriteLineAsync(
                new Uri(addresses.Addresses.First()).Port.ToString(CultureInfo.InvariantCulture));
            await Console.In.ReadLineAsync();
            await app.StopAsync();
        }
    }

    private static void Configure(KestrelServerOptions kestrel)
    {
        kestrel.AddServerHeader = false;
        kestrel.Listen(IPAddress.Loopback, 0);
    }
}
