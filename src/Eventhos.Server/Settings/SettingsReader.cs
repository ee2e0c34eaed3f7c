using Eventhos.Engine.Dispatch;
using Eventhos.Engine.Execute;
using Eventhos.Engine.Mapping.Scripts;

namespace Eventhos.Server.Settings;

/// <summary>Reads <see cref="HubSettings"/> and reports every fault of the configuration in one pass.</summary>
public sealed class SettingsReader
{
    private readonly IConfiguration _configuration;
    private readonly List<string> _faults = [];
    private readonly HashSet<string> _known = new(StringComparer.OrdinalIgnoreCase);

    private SettingsReader(IConfiguration configuration) => _configuration = configuration;

    /// <summary>Reads.</summary>
    /// <exception cref="StartRefusedException">With all faults.</exception>
    public static HubSettings Read(IConfiguration configuration)
    {
        var reader = new SettingsReader(configuration);
        var settings = reader.Read();
        reader.ReportUnknown();
        return reader._faults.Count == 0 ? settings : throw new StartRefusedException(reader._faults);
    }

    /// <summary>Notes a fault: one sentence that begins with the setting's name.</summary>
    internal void Fault(string sentence) => _faults.Add(sentence);

    private HubSettings Read()
    {
        var urls = ReadUrls("Server:Urls", "http://localhost:2109");
        return Read(urls) with { Mail = MailSettingsReader.Read(this, urls) };
    }

    private HubSettings Read(string[] urls) => new()
    {
        Urls = urls,
        DataDirectory = Path.GetFullPath(Text("DataDirectory", "data")),
        MaxBodyBytes = Number("Server:MaxBodyBytes", 1024 * 1024, 1, 100 * 1024 * 1024),
        ShutdownPatience = Seconds("Server:ShutdownSeconds", 25, 0, 3600),
        AdminPassword = Optional("Admin:Password"),
        TokenLifetime = Seconds("Auth:TokenLifetimeSeconds", 3600, 10, 86_400 * 30),
        ClientIdSuffix = Text("Auth:ClientIdSuffix", "::usil.app"),
        MaxReplyDepth = Number("Replies:MaxDepth", 8, 0, 100),
        SensitiveNames = Text("Masking:Names", "access-key, authorization, password, client_secret, token, access_token, refresh_token, secret").Split([',', ' '], StringSplitOptions.RemoveEmptyEntries),
        Delivery = new DeliverySettings
        {
            Timeout = Seconds("Delivery:TimeoutSeconds", 70, 1, 3600),
            MaxRedirects = Number("Delivery:MaxRedirects", 5, 0, 50),
            MaxResponseBytes = Number("Delivery:MaxResponseBytes", 1024 * 1024, 1, 100 * 1024 * 1024),
        },
        Dispatch = new DispatchLimits
        {
            ConcurrencyPerAction = Number("Delivery:ConcurrencyPerAction", 32, 1, 10_000),
            Concurrency = Number("Delivery:Concurrency", 1024, 1, 100_000),
            Executions = Number("Delivery:ExecutionsInMemory", 20_000, 1, 10_000_000),
            ExecutionsPerAction = Number("Delivery:ExecutionsInMemoryPerAction", 5_000, 1, 10_000_000),
            Bytes = Number("Delivery:MegabytesInMemory", 64, 1, 1_000_000) * 1024L * 1024,
        },
        Scripts = new ScriptLimits
        {
            Time = TimeSpan.FromMilliseconds(Number("Scripts:TimeoutMilliseconds", 1000, 1, 60_000)),
            MemoryBytes = Number("Scripts:MemoryMegabytes", 64, 1, 2000) * 1024L * 1024,
            Recursion = Number("Scripts:Recursion", 256, 1, 5000),
        },
    };

    internal string? Optional(string key)
    {
        _known.Add(key);
        var text = _configuration[key];
        return string.IsNullOrWhiteSpace(text) ? null : text.Trim();
    }

    internal string Text(string key, string otherwise) => Optional(key) ?? otherwise;

    internal int Number(string key, int otherwise, int min, int max)
    {
        var text = Optional(key);
        if (text is null)
        {
            return otherwise;
        }

        if (!int.TryParse(text, out var number) || number < min || number > max)
        {
            _faults.Add($"{key} is \"{text}\", but must be a whole number from {min} to {max}.");
            return otherwise;
        }

        return number;
    }

    internal TimeSpan Seconds(string key, int otherwise, int min, int max) => TimeSpan.FromSeconds(Number(key, otherwise, min, max));

    private string[] ReadUrls(string key, string otherwise)
    {
        var urls = Text(key, otherwise).Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        foreach (var url in urls)
        {
            // Kestrel knows forms that Uri does not: http://*:2109, http://+:2109.
            var probe = url.Replace("://*", "://any", StringComparison.Ordinal).Replace("://+", "://any", StringComparison.Ordinal);
            if (!Uri.TryCreate(probe, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https") || uri.PathAndQuery != "/")
            {
                _faults.Add($"{key} holds \"{url}\", but an address looks like http://localhost:2109.");
            }
        }

        return urls;
    }

    private void ReportUnknown()
    {
        // The framework's own sections.
        string[] others = ["Logging", "Kestrel", "AllowedHosts"];
        foreach (var (key, value) in _configuration.AsEnumerable())
        {
            if (value is not null && !_known.Contains(key) && !Array.Exists(others, other => key.StartsWith(other, StringComparison.OrdinalIgnoreCase)))
            {
                _faults.Add($"There is no setting {key}.");
            }
        }
    }
}
