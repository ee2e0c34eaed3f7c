namespace Eventhos.Server.Settings.Sections;

/// <summary>Reads <c>Server:*</c>.</summary>
internal static class ServerSection
{
    /// <summary>Reads.</summary>
    public static ServerSettings Read(SettingsSource source) => new()
    {
        Urls = Urls(source, "Server:Urls", "http://localhost:2109"),
        MaxBodyBytes = source.Number("Server:MaxBodyBytes", 1024 * 1024, 1, 100 * 1024 * 1024),
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
}
