using System.Runtime.InteropServices;
using System.Text.Json;

namespace Eventhos.Engine.Mapping;

/// <summary>What a variable stands for: a JSON value, a plain text (a header, a query parameter, the URL), or nothing.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly struct MappedValue
{
    private readonly string? _text;
    private readonly JsonElement _json;

    /// <summary>A plain text.</summary>
    public MappedValue(string text) => _text = text;

    /// <summary>A JSON value; its type and the digits of its numbers are kept.</summary>
    public MappedValue(JsonElement json) => _json = json;

    /// <summary>The path led nowhere.</summary>
    public bool IsMissing => _text is null && _json.ValueKind == JsonValueKind.Undefined;

    /// <summary>As it stands inside a longer string: strings bare, null and nothing as "", everything else as JSON text.</summary>
    public string AsText() => _text ?? _json.ValueKind switch
    {
        JsonValueKind.Undefined or JsonValueKind.Null => "",
        JsonValueKind.String => Unescaped(_json),
        _ => _json.GetRawText(),
    };

    /// <summary>As a JSON value of its own type; nothing is <c>null</c>.</summary>
    public void WriteTo(Utf8JsonWriter writer)
    {
        if (_text is not null)
        {
            writer.WriteStringValue(_text);
        }
        else if (_json.ValueKind == JsonValueKind.Undefined)
        {
            writer.WriteNullValue();
        }
        else
        {
            // Raw, because a number written through a double would lose digits.
            writer.WriteRawValue(JsonMarshal.GetRawUtf8Value(_json), skipInputValidation: true);
        }
    }

    private static string Unescaped(JsonElement json)
    {
        try
        {
            return json.GetString()!;
        }
        catch (InvalidOperationException e)
        {
            // JSON may escape half a surrogate pair (RFC 8259 section 8.2), which no text can hold.
            throw new MappingException("A string of the event holds half a surrogate pair and can't be put inside another text.", e);
        }
    }
}
