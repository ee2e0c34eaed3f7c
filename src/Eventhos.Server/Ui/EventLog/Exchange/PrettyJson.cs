using System.Text;
using System.Text.Json;

namespace Eventhos.Server.Ui.EventLog.Exchange;

/// <summary>JSON with a line for each value, up to a length: what is beyond is not even looked at, however long or deep it is.</summary>
internal static class PrettyJson
{
    // Deeper levels are not moved in any further: a thousand of them would be all margin.
    private const int DeepestMargin = 40;

    /// <summary>The text, and whether it ends before the value does; null where it is not JSON up to there. Strings and numbers stay as they are written.</summary>
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
                text.Append('"').Append(Encoding.UTF8.GetString(reader.ValueSpan)).Append("\": ");
                break;
            case JsonTokenType.String:
                text.Append('"').Append(Encoding.UTF8.GetString(reader.ValueSpan)).Append('"');
                break;
            default:
                text.Append(Encoding.UTF8.GetString(reader.ValueSpan));
                break;
        }
    }
}
