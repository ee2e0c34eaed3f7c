using System.Text.Json;
using System.Text.RegularExpressions;

namespace Eventhos.Server.Ui.Actions;

/// <summary>The variables of an event, by which an editor completes and explains what is typed.</summary>
internal static partial class EventVariables
{
    private const int Most = 400;
    private const int Deepest = 12;

    // Of a list the first few: the others are alike.
    private const int MostItems = 3;
    private const int LongestValue = 300;

    /// <summary>Those of an event.</summary>
    /// <param name="body">Its body.</param>
    /// <param name="headers">Its headers: texts or lists of texts.</param>
    /// <param name="query">Its query parameters.</param>
    /// <param name="url">Where it was received.</param>
    public static IReadOnlyList<EventVariable> Of(JsonElement? body, IReadOnlyDictionary<string, object> headers, IReadOnlyDictionary<string, object> query, string? url)
    {
        var found = new List<EventVariable>();
        if (body is { } root)
        {
            Add(found, ".body", root, 0);
        }

        foreach (var (part, pairs) in new[] { (".headers", headers), (".query", query) })
        {
            foreach (var (name, value) in pairs)
            {
                if (Step(name) is { } step && found.Count < Most)
                {
                    found.Add(new EventVariable(part + step, Shortened($"{value}"), IsLeaf: true));
                }
            }
        }

        if (url is not null)
        {
            found.Add(new EventVariable(".url", Shortened(url), IsLeaf: true));
        }

        return found;
    }

    private static void Add(List<EventVariable> found, string path, JsonElement value, int depth)
    {
        if (found.Count >= Most || depth > Deepest)
        {
            return;
        }

        var isLeaf = value.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array);
        found.Add(new EventVariable(path, Shortened(TextOf(value)), isLeaf));
        if (value.ValueKind == JsonValueKind.Object)
        {
            foreach (var member in value.EnumerateObject())
            {
                if (NameOf(member) is { } name && Step(name) is { } step)
                {
                    Add(found, path + step, member.Value, depth + 1);
                }
            }
        }
        else if (value.ValueKind == JsonValueKind.Array)
        {
            var index = 0;
            foreach (var item in value.EnumerateArray().Take(MostItems))
            {
                Add(found, $"{path}[{index++}]", item, depth + 1);
            }
        }
    }

    // Half a surrogate pair is JSON, but no text.
    private static string? NameOf(JsonProperty member)
    {
        try
        {
            return member.Name;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static string TextOf(JsonElement value)
    {
        try
        {
            return value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();
        }
        catch (InvalidOperationException)
        {
            return value.GetRawText();
        }
    }

    // What would need escapes in a path within a JSON text is not offered.
    private static string? Step(string name) =>
        PlainName().IsMatch(name) ? $".{name}" : name.Length is 0 or > 100 || name.AsSpan().ContainsAny("'\"\\}") || name.Any(char.IsControl) ? null : $"['{name}']";

    private static string Shortened(string text) => text.Length <= LongestValue ? text : string.Concat(text.AsSpan(0, LongestValue), "…");

    [GeneratedRegex(@"^[A-Za-z_\u0080-\uD7FF][A-Za-z0-9_\-\u0080-\uD7FF]*\z", RegexOptions.CultureInvariant)]
    private static partial Regex PlainName();
}
