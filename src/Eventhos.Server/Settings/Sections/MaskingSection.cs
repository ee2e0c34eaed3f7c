namespace Eventhos.Server.Settings.Sections;

/// <summary>Reads <c>Masking:*</c>.</summary>
internal static class MaskingSection
{
    /// <summary>Names that are masked where nothing is set.</summary>
    public const string DefaultNames = "access-key, authorization, password, client_secret, token, access_token, refresh_token, secret";

    /// <summary>Reads.</summary>
    public static IReadOnlyList<string> Read(SettingsSource source) => source.Texts("Masking:Names", DefaultNames);
}
