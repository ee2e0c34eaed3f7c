using System.Data.Common;
using Microsoft.Extensions.Configuration.EnvironmentVariables;
using Microsoft.Extensions.Configuration.Json;

namespace Eventhos.Server.Settings;

/// <summary>Remembers what was asked of the configuration and what came of it, without the secrets.</summary>
internal sealed class SettingsInForce
{
    private const string Mark = "***";

    private static readonly string[] Secrets = ["Auth:TokenSecret", "Admin:Password", "Mail:Password"];

    // What of a connection string tells where the database is, and nothing else.
    private static readonly string[] Harmless = ["Host", "Server", "Port", "Database", "Username", "User Id", "User ID", "SSL Mode"];

    private readonly SortedDictionary<string, SettingInForce> _settings = new(StringComparer.OrdinalIgnoreCase);
    private readonly IConfiguration _configuration;

    public SettingsInForce(IConfiguration configuration) => _configuration = configuration;

    /// <summary>All, by name.</summary>
    public IReadOnlyList<SettingInForce> All => [.. _settings.Values];

    /// <summary>A value was asked for.</summary>
    /// <param name="key">Of the setting.</param>
    /// <param name="value">What is set; null where nothing is.</param>
    /// <param name="oldVariable">The predecessor's variable that it comes from; null where it does not.</param>
    public void Note(string key, string? value, string? oldVariable)
    {
        var (origin, place) = value is null ? (SettingOrigin.Default, null) : oldVariable is null ? OriginOf(key) : (SettingOrigin.OldName, oldVariable);
        _settings[key] = new SettingInForce(key, value is null ? null : Shown(key, value), origin, place);
    }

    /// <summary>What counts where nothing is set.</summary>
    public void NoteDefault(string key, string otherwise)
    {
        if (_settings[key] is { Origin: SettingOrigin.Default } setting && otherwise.Length > 0)
        {
            _settings[key] = setting with { Value = otherwise };
        }
    }

    private (SettingOrigin Origin, string? Place) OriginOf(string key) =>
        (_configuration as IConfigurationRoot)?.Providers.LastOrDefault(provider => provider.TryGet(key, out _)) switch
        {
            JsonConfigurationProvider file => (SettingOrigin.File, file.Source.FileProvider?.GetFileInfo(file.Source.Path ?? "").PhysicalPath ?? file.Source.Path),
            EnvironmentVariablesConfigurationProvider => (SettingOrigin.Environment, $"EVENTHOS__{key.Replace(":", "__", StringComparison.Ordinal).ToUpperInvariant()}"),
            _ => (SettingOrigin.CommandLine, null),
        };

    private static string Shown(string key, string value) => key switch
    {
        _ when Secrets.Contains(key) => Mark,
        "Storage:ConnectionString" => ConnectionString(value),
        _ => value,
    };

    private static string ConnectionString(string value)
    {
        try
        {
            var parts = new DbConnectionStringBuilder { ConnectionString = value };
            return string.Join(';', parts.Keys.Cast<string>().Select(
                name => $"{name}={(Harmless.Contains(name, StringComparer.OrdinalIgnoreCase) ? parts[name] : Mark)}"));
        }
        catch (ArgumentException)
        {
            return Mark;
        }
    }
}
