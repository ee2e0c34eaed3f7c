namespace Eventhos.Server.Settings.Sections;

/// <summary>Reads <c>Cors:*</c>.</summary>
internal static class CorsSection
{
    /// <summary>Reads.</summary>
    public static CorsSettings Read(SettingsSource source)
    {
        const string Key = "Cors:Origins";
        var any = false;
        var origins = new List<string>();
        foreach (var text in source.Texts(Key, ""))
        {
            if (text == "*")
            {
                any = true;
            }
            else if (Origin(text) is { } origin)
            {
                origins.Add(origin);
            }
            else
            {
                source.Fault(Key, $"holds \"{text}\", but an origin looks like https://example.org or https://example.org:8443; * allows any.");
            }
        }

        return new CorsSettings(any, origins);
    }

    /// <summary>As browsers spell it (RFC 6454 section 6.2): lower case, no default port, no slash at the end.</summary>
    private static string? Origin(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri.PathAndQuery == "/"
        && uri.Fragment.Length == 0 && uri.UserInfo.Length == 0 && !text.Contains('*', StringComparison.Ordinal)
            ? uri.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped).ToLowerInvariant()
            : null;
}
