using System.Text.Json;
using Eventhos.Engine.Mapping;

namespace Eventhos.Server.Api;

/// <summary>The body of an API call, JSON or form, and what it must hold. Each getter refuses with the sentence that names the field.</summary>
public sealed class ApiBody
{
    private readonly JsonElement _root;

    private ApiBody(JsonElement root) => _root = root;

    /// <summary>Reads the body; an empty one holds nothing.</summary>
    /// <exception cref="ApiException">It is not JSON, or not an object.</exception>
    public static async Task<ApiBody> ReadAsync(HttpRequest request)
    {
        using var buffer = new MemoryStream();
        await request.Body.CopyToAsync(buffer, request.HttpContext.RequestAborted);
        var bytes = buffer.ToArray();
        if (bytes.Length == 0)
        {
            return new ApiBody(JsonFormat.Parse("{}"u8));
        }

        if (TextEncodings.MediaType(request.ContentType) == "application/x-www-form-urlencoded" && bytes[0] != (byte)'{')
        {
            var fields = FormText.Parse(System.Text.Encoding.UTF8.GetString(bytes)).GroupBy(field => field.Key, StringComparer.Ordinal);
            return new ApiBody(JsonSerializer.SerializeToElement(fields.ToDictionary(group => group.Key, group => group.Last().Value, StringComparer.Ordinal)));
        }

        if (!System.Text.Unicode.Utf8.IsValid(bytes))
        {
            throw new ApiException(400, 400100, "The body is not valid JSON: it is not UTF-8 text.");
        }

        if (JsonFormat.FaultIn(bytes) is { } fault)
        {
            throw new ApiException(400, 400100, $"The body is not valid JSON: {fault}");
        }

        if (HasHalfAName(bytes))
        {
            throw new ApiException(400, 400100, "The body is not valid JSON: the name of a field holds half a surrogate pair.");
        }

        var root = JsonFormat.Parse(bytes);
        return root.ValueKind == JsonValueKind.Object ? new ApiBody(root) : throw new ApiException(400, 400005, "Invalid body; the body is not an object");
    }

    /// <summary>True when the field is there and not null.</summary>
    public bool Has(string field) => Find(field) is not null;

    /// <summary>A text that must be there and not be empty.</summary>
    public string Text(string field)
    {
        var text = OptionalText(field);
        return string.IsNullOrWhiteSpace(text) ? throw Required(field) : text;
    }

    /// <summary>A text that must be there but may be empty.</summary>
    public string TextOrEmpty(string field) => OptionalText(field) ?? throw Required(field);

    /// <summary>A text, or null where it is left out.</summary>
    public string? OptionalText(string field)
    {
        if (Find(field) is not { } value)
        {
            return null;
        }

        if (value.ValueKind != JsonValueKind.String)
        {
            throw new ApiException(400, 400003, $"Invalid body; {field} is not an string");
        }

        return TextOf(value, field);
    }

    /// <summary>A whole number that must be there; digits in a string will do.</summary>
    public long Number(string field) => OptionalNumber(field) ?? throw Required(field);

    /// <summary>A whole number, or null where it is left out or an empty text.</summary>
    public long? OptionalNumber(string field)
    {
        if (Find(field) is not { } value)
        {
            return null;
        }

        return NumberOf(value, field);
    }

    /// <summary>A yes or no, also written 1 or 0; null where it is left out.</summary>
    public bool? OptionalFlag(string field) => Find(field) switch
    {
        null => null,
        { ValueKind: JsonValueKind.True } => true,
        { ValueKind: JsonValueKind.False } => false,
        { ValueKind: JsonValueKind.Number } number when number.TryGetInt32(out var n) && n is 0 or 1 => number.GetInt32() == 1,
        { ValueKind: JsonValueKind.String } text when text.GetRawText() is "\"true\"" or "\"1\"" => true,
        { ValueKind: JsonValueKind.String } text when text.GetRawText() is "\"false\"" or "\"0\"" => false,
        _ => throw new ApiException(400, 400004, $"Invalid body; {field} is not a number"),
    };

    /// <summary>The objects of a list; empty where it is left out.</summary>
    public IReadOnlyList<ApiBody> Objects(string field)
    {
        if (Find(field) is not { } value)
        {
            return [];
        }

        if (value.ValueKind != JsonValueKind.Array)
        {
            throw new ApiException(400, 400002, $"Invalid body; {field} is not an array");
        }

        return [.. value.EnumerateArray().Select(item => item.ValueKind == JsonValueKind.Object
            ? new ApiBody(item)
            : throw new ApiException(400, 400005, $"Invalid body; an element of {field} is not an object"))];
    }

    /// <summary>The objects of a list that must be there.</summary>
    public IReadOnlyList<ApiBody> RequiredObjects(string field) => Has(field) ? Objects(field) : throw Required(field);

    /// <summary>An object that must be there.</summary>
    public ApiBody RequiredObject(string field) => OptionalObject(field) ?? throw Required(field);

    /// <summary>The object of a field; null where it is left out.</summary>
    public ApiBody? OptionalObject(string field) => Find(field) switch
    {
        null => null,
        { ValueKind: JsonValueKind.Object } value => new ApiBody(value),
        _ => throw new ApiException(400, 400005, $"Invalid body; {field} is not an object"),
    };

    /// <summary>The fields that are there.</summary>
    public IEnumerable<string> Fields => _root.EnumerateObject().Where(member => member.Value.ValueKind != JsonValueKind.Null).Select(member => member.Name);

    /// <summary>A list of ids that must be there and not be empty; digits in strings will do.</summary>
    public IReadOnlyList<long> Ids(string field, int max)
    {
        if (Find(field) is not { } list)
        {
            throw Required(field);
        }

        if (list.ValueKind != JsonValueKind.Array)
        {
            throw new ApiException(400, 400002, $"Invalid body; {field} is not an array");
        }

        var count = list.GetArrayLength();
        if (count == 0)
        {
            throw Required(field);
        }

        if (count > max)
        {
            throw new ApiException(400, 400121, $"Invalid body; {field} holds more than {max} ids");
        }

        return [.. list.EnumerateArray().Select(item => NumberOf(item, $"an element of {field}") ?? throw NotANumber($"an element of {field}"))];
    }

    /// <summary>Any value; null where it is left out.</summary>
    public JsonElement? Find(string field) =>
        _root.TryGetProperty(field, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    /// <summary>The refusal of a body that lacks a field.</summary>
    public static ApiException Required(string field) => new(400, 400001, $"Invalid body; {field} is required");

    /// <summary>The whole number; null for an empty text.</summary>
    private static long? NumberOf(JsonElement value, string field)
    {
        if (value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var number))
        {
            return number;
        }

        if (value.ValueKind == JsonValueKind.String)
        {
            var text = TextOf(value, field);
            if (text.Length == 0)
            {
                return null;
            }

            if (long.TryParse(text, out number))
            {
                return number;
            }
        }

        throw NotANumber(field);
    }

    private static ApiException NotANumber(string field) => new(400, 400004, $"Invalid body; {field} is not a number");

    /// <summary>True where a name escapes half a surrogate pair (RFC 8259 section 8.2): no text can hold it, and no field be looked up beside it.</summary>
    private static bool HasHalfAName(ReadOnlySpan<byte> utf8)
    {
        var reader = new Utf8JsonReader(JsonFormat.WithoutMark(utf8), new JsonReaderOptions { MaxDepth = JsonFormat.MaxDepth });
        try
        {
            while (reader.Read())
            {
                if (reader is { TokenType: JsonTokenType.PropertyName, ValueIsEscaped: true })
                {
                    _ = reader.GetString();
                }
            }

            return false;
        }
        catch (InvalidOperationException)
        {
            return true;
        }
    }

    private static string TextOf(JsonElement value, string field)
    {
        try
        {
            return value.GetString()!;
        }
        catch (InvalidOperationException)
        {
            throw new ApiException(400, 400003, $"Invalid body; {field} is not an string");
        }
    }
}
