using System.Buffers;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using Eventhos.Engine.Mapping;

namespace Eventhos.Storage.Protection;

/// <summary>Hides the values of sensitive names: in headers, parameters, URLs, and at any depth of JSON, forms, XML and other text.</summary>
public sealed class Masking
{
    /// <summary>What stands in place of a value.</summary>
    public const string Mark = "***";

    private readonly HashSet<string> _names;
    private readonly TextMasking _text;

    /// <summary>For these names, in any letter case.</summary>
    public Masking(IEnumerable<string> names)
    {
        _names = new HashSet<string>(names, StringComparer.OrdinalIgnoreCase);
        _text = new TextMasking(_names);
    }

    /// <summary>The names that are sensitive unless the hub is told others.</summary>
    public static IReadOnlyList<string> DefaultNames { get; } =
        ["access-key", "authorization", "password", "client_secret", "token", "access_token", "refresh_token", "secret"];

    /// <summary>Hides nothing; for those who may see everything and asked to.</summary>
    public static Masking Off { get; } = new([]);

    private bool IsOff => _names.Count == 0;

    /// <summary>True when values of this name are hidden.</summary>
    public bool Hides(string name) => _names.Contains(name);

    /// <summary>The value, or the mark.</summary>
    public string Mask(string name, string value) => Hides(name) ? Mark : MaskText(value);

    /// <summary>An object of names and texts.</summary>
    public IReadOnlyDictionary<string, object> Mask(IReadOnlyList<KeyValuePair<string, string>> pairs) => pairs
        .GroupBy(pair => pair.Key, StringComparer.Ordinal)
        .ToDictionary(group => group.Key, group => Texts(group), StringComparer.Ordinal);

    /// <summary>The URL without the password of its user and without the values of sensitive parameters.</summary>
    public string MaskUrl(string url) => IsOff ? url : _text.MaskUrl(url);

    /// <summary>The text without the values that stand in it beside a sensitive name, as in JSON, a form, XML or a header line.</summary>
    public string MaskText(string text) => IsOff || !_text.NamesAny(text) ? text : MaskNamed(text);

    /// <summary>The value with members of sensitive names hidden, whatever these hold.</summary>
    public JsonElement Mask(JsonElement value)
    {
        if (IsOff)
        {
            return value;
        }

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

    private string MaskNamed(string text)
    {
        var start = text.AsSpan().TrimStart();
        if (start.Length > 0 && start[0] is '{' or '[')
        {
            var utf8 = Encoding.UTF8.GetBytes(text);
            if (JsonFormat.FaultIn(utf8) is null)
            {
                return Mask(JsonFormat.Parse(utf8)).GetRawText();
            }
        }

        return _text.Mask(text);
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
                    WriteMember(writer, member);
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
            case JsonValueKind.String:
                WriteText(writer, value);
                break;
            default:
                // Raw: numbers keep their digits.
                writer.WriteRawValue(value.GetRawText(), skipInputValidation: true);
                break;
        }
    }

    private void WriteMember(Utf8JsonWriter writer, JsonProperty member)
    {
        var name = NameOf(member);
        writer.WritePropertyName(name);
        if (Hides(name) && member.Value.ValueKind is not JsonValueKind.Null)
        {
            writer.WriteStringValue(Mark);
        }
        else
        {
            Write(writer, member.Value);
        }
    }

    /// <summary>A text may be a URL, a form, or JSON again. Raw where it stays as it is: halves of surrogate pairs keep their escapes.</summary>
    private void WriteText(Utf8JsonWriter writer, JsonElement value)
    {
        var raw = value.GetRawText();
        if (_text.NamesAny(raw))
        {
            try
            {
                var text = value.GetString()!;
                var masked = MaskNamed(text);
                if (!ReferenceEquals(masked, text) && masked != text)
                {
                    writer.WriteStringValue(masked);
                    return;
                }
            }
            catch (InvalidOperationException)
            {
                // No text can hold it, so nothing can be found in it but as it is written.
                writer.WriteStringValue(_text.Mask(raw[1..^1]));
                return;
            }
        }

        writer.WriteRawValue(raw, skipInputValidation: true);
    }
}
