using System.Text;
using System.Text.Json;

namespace Eventhos.Engine.Mapping;

/// <summary><c>application/x-www-form-urlencoded</c> (WHATWG URL, section 5).</summary>
public static class FormText
{
    /// <summary>The fields in order, decoded.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> Parse(string text)
    {
        var fields = new List<KeyValuePair<string, string>>();
        foreach (var field in text.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = field.IndexOf('=', StringComparison.Ordinal);
            fields.Add(equals < 0
                ? new(Decode(field), "")
                : new(Decode(field[..equals]), Decode(field[(equals + 1)..])));
        }

        return fields;
    }

    /// <summary>An object's members as fields: texts bare, arrays as repeated fields, everything else as JSON text.</summary>
    public static byte[] Encode(JsonElement value)
    {
        var text = new StringBuilder();
        if (value.ValueKind == JsonValueKind.Object)
        {
            foreach (var member in value.EnumerateObject())
            {
                if (member.Value.ValueKind == JsonValueKind.Array)
                {
                    foreach (var item in member.Value.EnumerateArray())
                    {
                        Append(text, member.Name, item);
                    }
                }
                else
                {
                    Append(text, member.Name, member.Value);
                }
            }
        }

        return Encoding.ASCII.GetBytes(text.ToString());
    }

    /// <summary>Fields as text.</summary>
    public static string Encode(IEnumerable<KeyValuePair<string, string>> fields) =>
        string.Join('&', fields.Select(field => $"{Escape(field.Key)}={Escape(field.Value)}"));

    private static void Append(StringBuilder text, string name, JsonElement value)
    {
        if (text.Length > 0)
        {
            text.Append('&');
        }

        text.Append(Escape(name)).Append('=').Append(Escape(new MappedValue(value).AsText()));
    }

    private static string Escape(string text) => Uri.EscapeDataString(text).Replace("%20", "+", StringComparison.Ordinal);

    private static string Decode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
