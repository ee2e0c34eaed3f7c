using System.Text.Json;

namespace Eventhos.Server.Ui.EventLog.Exchange;

/// <summary>A body as it is looked at. What is too long for that is cut: a browser shows five megabytes badly, and a page should not keep them.</summary>
/// <param name="Pretty">JSON a value a line; other text as it is.</param>
/// <param name="Raw">As it came.</param>
/// <param name="Length">How many characters there are.</param>
/// <param name="IsCut">There are more than are shown.</param>
/// <param name="IsJson">What kind of file it would be.</param>
public sealed record BodyText(string Pretty, string Raw, int Length, bool IsCut, bool IsJson)
{
    /// <summary>Characters that are shown at most.</summary>
    public const int Longest = 100_000;

    /// <summary>Of what the API shows of a body; null where there is none.</summary>
    public static BodyText? Of(JsonElement? body)
    {
        if (body is not { ValueKind: not JsonValueKind.Undefined } value)
        {
            return null;
        }

        var whole = Whole(value);
        var pretty = PrettyJson.Of(whole, Longest);
        return new BodyText(
            pretty?.Text ?? Cut(whole, Longest), Cut(whole, Longest), whole.Length, pretty?.IsCut is true || whole.Length > Longest, pretty is not null);
    }

    /// <summary>All of it.</summary>
    public static string Whole(JsonElement body)
    {
        try
        {
            return body.ValueKind == JsonValueKind.String ? body.GetString()! : body.GetRawText();
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair, which no text can hold: as it is escaped.
            return body.GetRawText();
        }
    }

    /// <summary>The beginning of a text, no character torn apart.</summary>
    public static string Cut(string text, int most) =>
        text.Length <= most ? text : text[..(char.IsHighSurrogate(text[most - 1]) ? most - 1 : most)];
}
