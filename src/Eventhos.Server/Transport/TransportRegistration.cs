using Eventhos.Server.Settings;
using Eventhos.Server.Transport.Compression;
using Eventhos.Server.Transport.Decoding;
using Microsoft.AspNetCore.HttpOverrides;

namespace Eventhos.Server.Transport;

/// <summary>What lies between the web server and the API. What is not set up is not in the way of a request.</summary>
internal static class TransportRegistration
{
    /// <summary>Registers what it needs.</summary>
    public static void AddTransport(this IServiceCollection services, HubSettings settings)
    {
        if (settings.Cors.Allowed)
        {
            services.AddCors(cors => cors.AddDefaultPolicy(policy => policy.Follow(settings.Cors)));
        }
    }

    /// <summary>Around everything, errors too: who calls, what the request is called, who may read the answer.</summary>
    public static void UseTransport(this WebApplication app)
    {
        var settings = app.Services.GetRequiredService<HubSettings>();
        if (settings.Server.TrustedProxies.Count > 0)
        {
            app.UseForwardedHeaders(Believing(settings.Server.TrustedProxies));
        }

        app.UseMiddleware<AnswerHeaders>();
        if (settings.Cors.Allowed)
        {
            app.UseCors();
        }
    }

    /// <summary>Within the answering of errors: bodies that come or go compressed.</summary>
    public static void UseContentCodings(this WebApplication app)
    {
        if (app.Services.GetRequiredService<HubSettings>().Server.Compression)
        {
            app.UseMiddleware<AnswerCompression>();
        }

        app.UseMiddleware<BodyDecoding>();
    }

    private static ForwardedHeadersOptions Believing(IReadOnlyList<System.Net.IPNetwork> proxies)
    {
        var options = new ForwardedHeadersOptions
        {
            ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto,

            // As many as are trusted, one behind the other; the first that is not is the caller.
            ForwardLimit = null,
        };

        // The framework trusts the loopback interface, where any local program could speak for anybody.
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var proxy in proxies)
        {
            options.KnownIPNetworks.Add(proxy);
        }

        return options;
    }
}
