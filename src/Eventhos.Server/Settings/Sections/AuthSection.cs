namespace Eventhos.Server.Settings.Sections;

/// <summary>Reads <c>Auth:*</c>.</summary>
internal static class AuthSection
{
    /// <summary>Reads.</summary>
    public static AuthSettings Read(SettingsSource source) => new()
    {
        TokenSecret = TokenSecret(source, "Auth:TokenSecret"),
        TokenLifetime = source.Seconds("Auth:TokenLifetimeSeconds", 3600, 10, 86_400 * 30),
        ClientIdSuffix = source.Text("Auth:ClientIdSuffix", "::usil.app"),
    };

    /// <summary>The predecessor took secrets of any length, and its users have short ones: those are stretched, with a warning.</summary>
    private static string? TokenSecret(SettingsSource source, string key)
    {
        var secret = source.Optional(key);
        if (secret is { Length: < AuthSettings.MinTokenSecret } && !source.ComesFromOldName(key))
        {
            source.Fault(key, $"must have at least {AuthSettings.MinTokenSecret} characters.");
        }

        return secret;
    }
}
