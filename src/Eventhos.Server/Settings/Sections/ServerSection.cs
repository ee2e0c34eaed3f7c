using System.Net;

namespace Eventhos.Server.Settings.Sections;

/// <summary>Reads <c>Server:*</c>.</summary>
internal static class ServerSection
{
    /// <summary>Reads.</summary>
    public static ServerSettings Read(SettingsSource source) => new()
    {
        Urls = Urls(source, "Server:Urls", "http://localhost:2109"),
        Limits = LimitsSection.Read(source),
        TrustedProxies = Networks(source, "Server:TrustedProxies"),
        Compression = source.Flag("Server:Compression", otherwise: true),
        StrictTransport = TimeSpan.FromDays(source.Number("Server:StrictTransportDays", 30, 0, 730)),
        ShutdownPatience = source.Seconds("Server:ShutdownSeconds", 25, 0, 3600),
    };

    private static string[] Urls(SettingsSource source, string key, string otherwise)
    {
        var urls = source.Text(key, otherwise).Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        foreach (var url in urls)
        {
            // Kestrel knows forms that Uri does not: http://*:2109, http://+:2109.
            var probe = url.Replace("://*", "://any", StringComparison.Ordinal).Replace("://+", "://any", StringComparison.Ordinal);
            if (!Uri.TryCreate(probe, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https") || uri.PathAndQuery != "/")
            {
                source.Fault(key, $"holds \"{url}\", but an address looks like http://localhost:2109.");
            }
        }

        return urls;
    }

    private static List<IPNetwork> Networks(SettingsSource source, string key)
    {
        var networks = new List<IPNetwork>();
        foreach (var text in source.Texts(key, ""))
        {
            if (Network(text) is { } network)
            {
                networks.Add(network);
            }
            else
            {
                source.Fault(key, $"holds \"{text}\", but an entry looks like 10.0.0.7, 10.0.0.0/8 or fd00::/8.");
            }
        }

        return networks;
    }

    private static IPNetwork? Network(string text)
    {
        if (IPNetwork.TryParse(text, out var network))
        {
            return network;
        }

        return IPAddress.TryParse(text, out var address) && address.ToString() == text.ToLowerInvariant()
            ? new IPNetwork(address, address.GetAddressBytes().Length * 8)
            : null;
    }
}
