namespace Eventhos.Server.Settings.OldNames;

/// <summary>The predecessor's environment variables: what they are called here, and which of them mean nothing here.</summary>
internal static class OldNameTable
{
    /// <summary>Those that stand for a setting.</summary>
    public static IReadOnlyList<OldName> Aliases { get; } =
    [
        new("PORT", "Server:Urls", static port => $"http://*:{port}"),
        new("HTTP_BODY_SIZE_LIMIT", "Server:MaxBodyBytes", OldValues.Bytes),
        new("JWT_SECRET", "Auth:TokenSecret", OldValues.AsIs),
        new("RAW_SENSIBLE_PARAMS", "Masking:Names", static names => $"{Sections.MaskingSection.DefaultNames}, {names}"),
        new("SMTP_HOST", "Mail:Host", OldValues.AsIs),
        new("SMTP_PORT", "Mail:Port", OldValues.AsIs),
        new("SMTP_CREDENTIAL_USER", "Mail:User", OldValues.AsIs),
        new("SMTP_CREDENTIAL_PASSWORD", "Mail:Password", OldValues.AsIs),
        new("SMTP_FROM_ALIAS", "Mail:From", OldValues.AsIs),
        new("SMTP_DEFAULT_RECIPIENT", "Mail:DefaultRecipients", OldValues.AsIs),
        new("ENVIRONMENT_ALIAS", "Mail:EnvironmentAlias", OldValues.AsIs),
    ];

    /// <summary>Says whether mails are encrypted; what that comes to depends on <see cref="MailPort"/>.</summary>
    public const string MailEncryption = "SMTP_ENABLE_SSL";

    /// <summary>The port that mails go to.</summary>
    public const string MailPort = "SMTP_PORT";

    /// <summary>Those that mean nothing here, each with the reason.</summary>
    public static IReadOnlyDictionary<string, string> Meaningless { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["CRYPTO_KEY"] = "the hub makes its own keys and keeps them in the data folder",
        ["SMTP_TLS_CIPHERS"] = "ciphers are chosen by the operating system's TLS",
        ["USE_QUEUE"] = "there is no queue beside the database",
        ["LOG_FILE_PATH"] = "the log goes to the console",
        ["LOG_LEVEL"] = "levels are set by Logging:LogLevel",
        ["CPU_COUNT"] = "one process uses all processors",
        ["NODE_ENV"] = "there is one way to run",
        ["TZ"] = "times are in UTC",
    };

    /// <summary>Groups of those that mean nothing here, by what their names begin with.</summary>
    public static IReadOnlyDictionary<string, string> MeaninglessGroups { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["DATA_BASE_"] = "the database lies in the data folder",
        ["QUEUE_"] = "there is no queue beside the database",
    };

    /// <summary>Names that many programs know: alone they do not say that somebody moved here from the predecessor.</summary>
    public static IReadOnlySet<string> Common { get; } = new HashSet<string>(StringComparer.Ordinal) { "TZ", "NODE_ENV", "CPU_COUNT", "LOG_LEVEL", "LOG_FILE_PATH" };
}
