using System.Globalization;
using Eventhos.Engine.Ingest;
using Eventhos.Server.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Eventhos.Bench.AccessKey;

/// <summary>A child process: the whole hub on a free port, which it prints, with <see cref="SkippableAccessKeys"/>.</summary>
internal static class SkippingHubApp
{
    public static async Task RunAsync(string data)
    {
        var settings = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Server:Urls"] = "http://127.0.0.1:0",
            ["DataDirectory"] = data,
            ["Logging:LogLevel:Default"] = "None",
            ["Logging:LogLevel:Eventhos"] = "None",
            ["Logging:LogLevel:Microsoft.Hosting.Lifetime"] = "None",
        };
        await using var app = await HubApplication.CreateAsync(settings, services => services
            .AddSingleton<IAccessKeys, SkippableAccessKeys>()
            .AddSingleton(new FirstStartNotice(TextWriter.Null)));
        await app.StartAsync();
        var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!;
        await Console.Out.WriteLineAsync(new Uri(addresses.Addresses.First()).Port.ToString(CultureInfo.InvariantCulture));
        await Console.In.ReadLineAsync();
        await app.StopAsync();
    }
}
