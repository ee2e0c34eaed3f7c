using Eventhos.Server.Ui.Texts;

namespace Eventhos.Server.Ui.Access;

/// <summary>The audit log in people's words. What there are no words for is told as the log has it.</summary>
internal static class AuditWords
{
    /// <summary>What entries are about, as the log calls it.</summary>
    public static IReadOnlyList<string> Targets { get; } =
        ["system", "event", "action", "contract", "received_event", "execution", "client", "user", "role", "resource", "permission", "application"];

    /// <summary>What an entry is about.</summary>
    public static string Target(PageTexts texts, string target) => Found(texts, $"access.on.{target}") ?? target;

    /// <summary>What was done, e.g. "changed system".</summary>
    public static string Sentence(PageTexts texts, string action, string target)
    {
        var verb = action[(action.LastIndexOf('.') + 1)..];
        return Found(texts, $"access.did.{verb}") is { } did ? string.Format(did, Target(texts, target)) : action;
    }

    /// <summary>The page of what an entry is about; null where there is none.</summary>
    public static string? Address(string target, long? id) => id is null ? null : target switch
    {
        "system" => $"/systems/{id}",
        "event" => $"/events/{id}",
        "action" => $"/actions/{id}",
        "contract" => $"/contracts/{id}",
        "client" => $"/access/clients/{id}",
        "user" => $"/access/users/{id}",
        "role" => $"/access/roles/{id}",
        "resource" => $"/access/resources/{id}",
        _ => null,
    };

    private static string? Found(PageTexts texts, string key) => texts.Keys.Contains(key, StringComparer.Ordinal) ? texts[key] : null;
}
