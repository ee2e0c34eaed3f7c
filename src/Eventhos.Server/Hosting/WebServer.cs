using Eventhos.Server.Settings;
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
            kestrel.Limits.MaxRequestBodySize = settings.Server.MaxBodyBytes;
            kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(15);
            kestrel.Configure(builder.Configuration.GetSection("Kestrel"));
        });
        builder.WebHost.UseKestrelHttpsConfiguration();

        builder.WebHost.UseUrls([.. settings.Server.Urls]);
        builder.Services.AddRoutingCore();
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = settings.Server.ShutdownPatience + TimeSpan.FromSeconds(5));
    }

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
