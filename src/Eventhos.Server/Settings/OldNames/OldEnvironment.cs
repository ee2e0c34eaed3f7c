using System.Collections;

namespace Eventhos.Server.Settings.OldNames;

/// <summary>What the environment holds under the predecessor's names. It counts where the setting of our own name is not set.</summary>
public sealed class OldEnvironment
{
    private readonly Dictionary<string, (string Variable, string Value)> _byKey = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<string> _meaningless = [];

    private OldEnvironment()
    {
    }

    /// <summary>Nothing.</summary>
    public static OldEnvironment None { get; } = new();

    /// <summary>The settings that old names stand for, each with its variable's name.</summary>
    public IEnumerable<(string Key, string Variable)> Settings => _byKey.Select(entry => (entry.Key, entry.Value.Variable));

    /// <summary>Variables that mean nothing here, each with the reason in brackets.</summary>
    public IReadOnlyList<string> Meaningless => _meaningless;

    /// <summary>Picks them out of a process's environment.</summary>
    public static OldEnvironment Of(IDictionary environment)
    {
        var found = new OldEnvironment();
        foreach (var alias in OldNameTable.Aliases)
        {
            if (environment[alias.Variable] is string value && OldValues.IsSet(value))
            {
                found._byKey[alias.Key] = (alias.Variable, alias.Translate(value.Trim()));
            }
        }

        if (environment[OldNameTable.MailEncryption] is string encrypted && OldValues.IsSet(encrypted))
        {
            found._byKey["Mail:Tls"] = (OldNameTable.MailEncryption, OldValues.MailTls(encrypted, environment[OldNameTable.MailPort] as string));
        }

        found._meaningless.AddRange(MeaninglessIn(environment, found._byKey.Count > 0));
        return found;
    }

    /// <summary>The value for a setting; null where no old name gives one.</summary>
    public string? ValueFor(string key) => _byKey.TryGetValue(key, out var entry) ? entry.Value : null;

    /// <summary>The variable that stands for a setting; null where none is set.</summary>
    public string? VariableFor(string key) => _byKey.TryGetValue(key, out var entry) ? entry.Variable : null;

    private static IEnumerable<string> MeaninglessIn(IDictionary environment, bool moved)
    {
        var names = environment.Keys.OfType<string>()
            .Where(name => OldValues.IsSet(environment[name] as string))
            .Order(StringComparer.Ordinal)
            .Select(name => (Name: name, Reason: ReasonFor(name)))
            .Where(found => found.Reason is not null)
            .ToList();
        return moved || names.Exists(found => !OldNameTable.Common.Contains(found.Name)) ? names.Select(found => $"{found.Name} ({found.Reason})") : [];
    }

    private static string? ReasonFor(string name) => OldNameTable.Meaningless.TryGetValue(name, out var reason)
        ? reason
        : OldNameTable.MeaninglessGroups.FirstOrDefault(group => name.StartsWith(group.Key, StringComparison.Ordinal)).Value;
}
