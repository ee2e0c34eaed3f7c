using Eventhos.Server.Settings;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging.Console;

namespace Eventhos.Server.Hosting;

/// <summary>Kestrel and the console log.</summary>
internal static class WebServer
{
    /// <summary>Kestrel on the configured addresses, with bounds on what a request may cost.</summary>
    public static void AddWebServer(this WebApplicationBuilder builder, HubSettings settings)
    {
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            Bound(kestrel.Limits, settings.Server.Limits);
            kestrel.Configure(builder.Configuration.GetSection("Kestrel"));
        });
        builder.WebHost.UseKestrelHttpsConfiguration();

        builder.WebHost.UseUrls([.. settings.Server.Urls]);
        builder.Services.AddRoutingCore();
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = settings.Server.ShutdownPatience + TimeSpan.FromSeconds(5));
    }

    private static void Bound(KestrelServerLimits kestrel, RequestLimits limits)
    {
        kestrel.MaxRequestBodySize = limits.BodyBytes;
        kestrel.MaxRequestLineSize = limits.LineBytes;
        kestrel.MaxRequestHeadersTotalSize = limits.HeaderBytes;
        kestrel.MaxRequestHeaderCount = limits.Headers;
        kestrel.RequestHeadersTimeout = limits.HeaderTime;
        kestrel.MinRequestBodyDataRate = Rate(limits.BodyRate, limits.RateGrace);
        kestrel.MinResponseDataRate = Rate(limits.AnswerRate, limits.RateGrace);
        kestrel.KeepAliveTimeout = limits.KeepAlive;
        kestrel.MaxConcurrentConnections = limits.Connections == 0 ? null : limits.Connections;
        kestrel.Http2.MaxStreamsPerConnection = limits.StreamsPerConnection;
        kestrel.Http2.MaxRequestHeaderFieldSize = limits.HeaderBytes;
    }

    private static MinDataRate? Rate(int bytesPerSecond, TimeSpan grace) => bytesPerSecond == 0 ? null : new MinDataRate(bytesPerSecond, grace);

    /// <summary>One line a message on the console.</summary>
    public static void AddConsoleLog(this WebApplicationBuilder builder)
    {
        builder.Logging.AddConfiguration(builder.Configuration.GetSection("Logging"));
        builder.Logging.AddSimpleConsole(console =>
        {
            console.SingleLine = true;
            console.TimestampFormat = "yyyy-MM-ddTHH:mm:ss.fffZ ";
            console.UseUtcTimestamp = true;
            console.ColorBehavior = LoggerColorBehavior.Disabled;
        });
    }
}
