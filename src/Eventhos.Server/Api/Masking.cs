using System.Buffers;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using Eventhos.Engine.Mapping;
using Eventhos.Server.Settings;

namespace Eventhos.Server.Api;

/// <summary>Hides the values of sensitive names in answers, at any depth.</summary>
public sealed class Masking
{
    /// <summary>What stands in place of a value.</summary>
    public const string Mark = "***";

    private readonly HashSet<string> _names;

    /// <summary>For the configured names.</summary>
    public Masking(HubSettings settings) => _names = new HashSet<string>(settings.SensitiveNames, StringComparer.OrdinalIgnoreCase);

    /// <summary>True when values of this name are hidden.</summary>
    public bool Hides(string name) => _names.Contains(name);

    /// <summary>The value, or the mark.</summary>
    public string Mask(string name, string value) => Hides(name) ? Mark : value;

    /// <summary>An object of names and texts.</summary>
    public IReadOnlyDictionary<string, object> Mask(IReadOnlyList<KeyValuePair<string, string>> pairs) => pairs
        .GroupBy(pair => pair.Key, StringComparer.Ordinal)
        .ToDictionary(group => group.Key, group => Texts(group), StringComparer.Ordinal);

    /// <summary>The value with members of sensitive names hidden.</summary>
    public JsonElement Mask(JsonElement value)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, JsonFormat.WriterOptions))
        {
            Write(writer, value);
        }

        return JsonFormat.Parse(buffer.WrittenSpan);
    }

    private static string NameOf(JsonProperty member)
    {
        try
        {
            return member.Name;
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair, which no text can hold: the name is shown with its escape.
            return Encoding.UTF8.GetString(JsonMarshal.GetRawUtf8PropertyName(member));
        }
    }

    private object Texts(IGrouping<string, KeyValuePair<string, string>> group)
    {
        var texts = group.Select(pair => Mask(group.Key, pair.Value)).ToList();
        return texts.Count == 1 ? texts[0] : texts;
    }

    private void Write(Utf8JsonWriter writer, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (var member in value.EnumerateObject())
                {
                    var name = NameOf(member);
                    writer.WritePropertyName(name);
                    if (Hides(name) && member.Value.ValueKind is not (JsonValueKind.Null or JsonValueKind.Object or JsonValueKind.Array))
                    {
                        writer.WriteStringValue(Mark);
                    }
                    else
                    {
                        Write(writer, member.Value);
                    }
                }

                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var item in value.EnumerateArray())
                {
                    Write(writer, item);
                }

                writer.WriteEndArray();
                break;
            default:
                // Raw: numbers keep their digits, and halves of surrogate pairs stay escaped.
                writer.WriteRawValue(value.GetRawText(), skipInputValidation: true);
                break;
        }
    }
}
