namespace Eventhos.Server.Settings.Sections;

/// <summary>Reads <c>Auth:*</c>.</summary>
internal static class AuthSection
{
    /// <summary>Reads.</summary>
    public static AuthSettings Read(SettingsSource source) => new()
    {
        TokenLifetime = source.Seconds("Auth:TokenLifetimeSeconds", 3600, 10, 86_400 * 30),
        ClientIdSuffix = source.Text("Auth:ClientIdSuffix", "::usil.app"),
    };
}
