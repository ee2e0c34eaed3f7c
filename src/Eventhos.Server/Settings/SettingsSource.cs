using Eventhos.Server.Settings.OldNames;

namespace Eventhos.Server.Settings;

/// <summary>
/// The configuration as sections read it: each value checked, every fault noted, every name that was asked for remembered. What is
/// not set may come from the predecessor's environment variables.
/// </summary>
public sealed class SettingsSource
{
    private readonly IConfiguration _configuration;
    private readonly OldEnvironment _old;
    private readonly List<string> _faults = [];
    private readonly HashSet<string> _known = new(StringComparer.OrdinalIgnoreCase);
    private readonly SettingsInForce _inForce;

    /// <summary>Over <paramref name="configuration"/>, and <paramref name="old"/> where that says nothing.</summary>
    public SettingsSource(IConfiguration configuration, OldEnvironment old)
    {
        _configuration = configuration;
        _old = old;
        _inForce = new SettingsInForce(configuration);
    }

    /// <summary>What was asked for and came of it. Complete when all sections have been read.</summary>
    public IReadOnlyList<SettingInForce> InForce => _inForce.All;

    /// <summary>One sentence a fault, in the order found.</summary>
    public IReadOnlyList<string> Faults => _faults;

    /// <summary>The value, trimmed; null where it is not set or blank.</summary>
    public string? Optional(string key)
    {
        _known.Add(key);
        var own = Own(key);
        var value = own ?? _old.ValueFor(key);
        _inForce.Note(key, value, own is null ? _old.VariableFor(key) : null);
        return value;
    }

    /// <summary>True when the value comes from one of the predecessor's environment variables.</summary>
    public bool ComesFromOldName(string key) => Own(key) is null && _old.VariableFor(key) is not null;

    /// <summary>The value, or the default.</summary>
    public string Text(string key, string otherwise)
    {
        var text = Optional(key);
        _inForce.NoteDefault(key, otherwise);
        return text ?? otherwise;
    }

    /// <summary>Texts separated by commas or blanks.</summary>
    public IReadOnlyList<string> Texts(string key, string otherwise) =>
        Text(key, otherwise).Split([',', ' ', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries);

    /// <summary>A whole number within a range, both ends included.</summary>
    public int Number(string key, int otherwise, int min, int max)
    {
        var text = Optional(key);
        _inForce.NoteDefault(key, $"{otherwise}");
        if (text is null)
        {
            return otherwise;
        }

        if (!int.TryParse(text, out var number) || number < min || number > max)
        {
            Fault(key, $"is \"{text}\", but must be a whole number from {min} to {max}.");
            return otherwise;
        }

        return number;
    }

    /// <summary>A time in whole seconds within a range.</summary>
    public TimeSpan Seconds(string key, int otherwise, int min, int max) => TimeSpan.FromSeconds(Number(key, otherwise, min, max));

    /// <summary><c>true</c> or <c>false</c>, in any letter case.</summary>
    public bool Flag(string key, bool otherwise)
    {
        var text = Optional(key);
        _inForce.NoteDefault(key, otherwise ? "true" : "false");
        if (text is null)
        {
            return otherwise;
        }

        if (!bool.TryParse(text, out var flag))
        {
            Fault(key, $"is \"{text}\", but must be true or false.");
            return otherwise;
        }

        return flag;
    }

    /// <summary>Notes a fault of a setting; <paramref name="sentence"/> goes on after its name, and never tells a secret.</summary>
    public void Fault(string key, string sentence) =>
        _faults.Add(ComesFromOldName(key) ? $"{_old.VariableFor(key)} ({key}) {sentence}" : $"{key} {sentence}");

    /// <summary>Notes every name in the configuration that nobody asked for: a misspelt setting must not go unnoticed.</summary>
    public void FaultUnknown()
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

    /// <summary>What became of the predecessor's environment variables. Complete when all sections have been read.</summary>
    public OldNamesReport OldNames()
    {
        var asked = _old.Settings.Where(entry => _known.Contains(entry.Key)).ToList();
        return new OldNamesReport(
            [.. asked.Where(entry => Own(entry.Key) is null).Select(Shown)],
            [.. asked.Where(entry => Own(entry.Key) is not null).Select(Shown)],
            [.. _old.Settings.Where(entry => !_known.Contains(entry.Key)).Select(entry => entry.Variable), .. _old.Meaningless]);
    }

    private static string Shown((string Key, string Variable) entry) => $"{entry.Variable} ({entry.Key})";

    private string? Own(string key)
    {
        var text = _configuration[key];
        return string.IsNullOrWhiteSpace(text) ? null : text.Trim();
    }
}
