using Eventhos.Storage.SignIn;

namespace Eventhos.Server.Settings.Sections;

/// <summary>Reads <c>Auth:*</c>.</summary>
internal static class AuthSection
{
    /// <summary>Reads.</summary>
    public static AuthSettings Read(SettingsSource source) => new()
    {
        TokenSecret = TokenSecret(source, "Auth:TokenSecret"),
        TokenLifetime = source.Seconds("Auth:TokenLifetimeSeconds", 3600, 10, 86_400 * 30),
        Lockout = Lockout(source),
        ClientIdSuffix = source.Text("Auth:ClientIdSuffix", "::usil.app"),
    };

    private static LockoutSettings Lockout(SettingsSource source)
    {
        var address = source.Number("Auth:AddressLockoutFailures", 50, 0, 1_000_000);
        var addressTime = Minutes(source, "Auth:AddressLockoutMinutes", 15);
        return new LockoutSettings
        {
            Account = new LockoutRule(source.Number("Auth:LockoutFailures", 5, 1, 1000), Minutes(source, "Auth:LockoutMinutes", 5), InARow: true),
            Address = address == 0 ? null : new LockoutRule(address, addressTime, InARow: false),
        };
    }

    private static TimeSpan Minutes(SettingsSource source, string key, int otherwise) => TimeSpan.FromMinutes(source.Number(key, otherwise, 1, 10_080));

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
