using System.Buffers;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace Eventhos.Engine.Mapping;

/// <summary>The token endpoint's answer, as <c>${.oauthResponse…}</c> sees it.</summary>
public sealed class OAuthResponse
{
    /// <summary>An answer with its headers (names in lower case) and its body.</summary>
    public OAuthResponse(IReadOnlyList<KeyValuePair<string, string>> headers, JsonElement body)
    {
        Headers = headers;
        Body = body;
    }

    /// <summary>The answer's headers.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; }

    /// <summary>The answer's body.</summary>
    public JsonElement Body { get; }

    /// <summary>The <c>access_token</c> of the body, or null.</summary>
    public string? AccessToken =>
        Body.ValueKind == JsonValueKind.Object && Body.TryGetProperty("access_token", out var token) && token.ValueKind == JsonValueKind.String
            ? token.GetString()
            : null;

    /// <summary><c>{"headers":…,"body":…}</c> as JSON text.</summary>
    public ReadOnlyMemory<byte> ToJson()
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, JsonFormat.WriterOptions))
        {
            WriteTo(writer);
        }

        return buffer.WrittenMemory;
    }

    /// <summary>Writes <c>{"headers":…,"body":…}</c>.</summary>
    public void WriteTo(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WritePropertyName("headers");
        NamedTexts.Write(writer, Headers);
        writer.WritePropertyName("body");
        writer.WriteRawValue(JsonMarshal.GetRawUtf8Value(Body), skipInputValidation: true);
        writer.WriteEndObject();
    }
}
