using Eventhos.Engine.Ingest;
using Eventhos.Engine.Retries;
using Eventhos.Server.Auth.SignIn;
using Eventhos.Server.Settings.OldNames;
using Eventhos.Server.Settings.Sections;

namespace Eventhos.Server.Settings;

/// <summary>Reads <see cref="HubSettings"/>, section by section, and reports every fault of the configuration in one pass.</summary>
public static class SettingsReader
{
    /// <summary>Reads; what <paramref name="configuration"/> leaves open comes from <paramref name="old"/>.</summary>
    /// <exception cref="StartRefusedException">With all faults.</exception>
    public static HubSettings Read(IConfiguration configuration, OldEnvironment old)
    {
        var source = new SettingsSource(configuration, old);
        var settings = Read(source);
        settings = settings with { Mail = MailSection.Read(source, settings.Server.Urls), OldNames = source.OldNames(), InForce = source.InForce };
        source.FaultUnknown();
        return source.Faults.Count == 0 ? settings : throw new StartRefusedException(source.Faults);
    }

    private static HubSettings Read(SettingsSource source) => new()
    {
        Server = ServerSection.Read(source),
        Cors = CorsSection.Read(source),
        Storage = StorageSection.Read(source),
        Retention = source.Optional("Retention:Days") is null ? null : TimeSpan.FromDays(source.Number("Retention:Days", 30, 1, 36_500)),
        DataDirectory = Path.GetFullPath(source.Text("DataDirectory", "data")),
        AdminPassword = AdminPassword(source, "Admin:Password"),
        Auth = AuthSection.Read(source),
        Replies = new ReplyLimits(source.Number("Replies:MaxDepth", 8, 0, 100), source.Number("Replies:MaxEvents", 1000, 1, 1_000_000)),
        Retries = new RetryLimits(source.Number("Retries:PerSecond", 20, 1, 1000)),
        SensitiveNames = MaskingSection.Read(source),
        Delivery = DeliverySection.Read(source),
        Dispatch = DispatchSection.Read(source),
        Scripts = ScriptsSection.Read(source),
    };

    private static string? AdminPassword(SettingsSource source, string key)
    {
        var password = source.Optional(key);
        if (password?.Length > PasswordText.MaxLength)
        {
            source.Fault(key, $"has {password.Length} characters, but may have at most {PasswordText.MaxLength}.");
        }

        return password;
    }
}
