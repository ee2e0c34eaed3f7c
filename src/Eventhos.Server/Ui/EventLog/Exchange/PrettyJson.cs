using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Eventhos.Server.Ui.EventLog.Exchange;

/// <summary>JSON with a line for each value, up to a length: what is beyond is not even looked at, however long or deep it is.</summary>
internal static class PrettyJson
{
    // Deeper levels are not moved in any further: a thousand of them would be all margin.
    private const int DeepestMargin = 40;

    /// <summary>The text, and whether it ends before the value does; null where it is not JSON up to there. Numbers keep their digits.</summary>
    public static (string Text, bool IsCut)? Of(string json, int most)
    {
        var utf8 = Encoding.UTF8.GetBytes(json);
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = int.MaxValue });
        var text = new StringBuilder(Math.Min(most, json.Length) + 256);
        var before = JsonTokenType.None;
        try
        {
            while (reader.Read())
            {
                Write(text, ref reader, before);
                before = reader.TokenType;
                if (text.Length > most)
                {
                    return (BodyText.Cut(text.ToString(), most), true);
                }
            }
        }
        catch (JsonException)
        {
            return null;
        }

        return (text.ToString(), false);
    }

    private static void Write(StringBuilder text, ref Utf8JsonReader reader, JsonTokenType before)
    {
        var ends = reader.TokenType is JsonTokenType.EndObject or JsonTokenType.EndArray;
        var isFirst = before is JsonTokenType.StartObject or JsonTokenType.StartArray;
        if (before is not JsonTokenType.None and not JsonTokenType.PropertyName && !(ends && isFirst))
        {
            text.Append(ends || isFirst ? "\n" : ",\n").Append(' ', 2 * Math.Min(reader.CurrentDepth, DeepestMargin));
        }

        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                text.Append('{');
                break;
            case JsonTokenType.EndObject:
                text.Append('}');
                break;
            case JsonTokenType.StartArray:
                text.Append('[');
                break;
            case JsonTokenType.EndArray:
                text.Append(']');
                break;
            case JsonTokenType.PropertyName:
                Append(text.Append('"'), ref reader).Append("\": ");
                break;
            case JsonTokenType.String:
                Append(text.Append('"'), ref reader).Append('"');
                break;
            default:
                text.Append(Encoding.UTF8.GetString(reader.ValueSpan));
                break;
        }
    }

    /// <summary>A string with its characters as they are, but for those that are not seen or turn the writing around: these are escaped.</summary>
    private static StringBuilder Append(StringBuilder text, ref Utf8JsonReader reader)
    {
        string value;
        try
        {
            value = JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(reader.GetString()!);
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair, which no text can hold: as it is escaped.
            return text.Append(Encoding.UTF8.GetString(reader.ValueSpan));
        }

        foreach (var character in value)
        {
            _ = CharUnicodeInfo.GetUnicodeCategory(character) == UnicodeCategory.Format
                ? text.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}")
                : text.Append(character);
        }

        return text;
    }
}
