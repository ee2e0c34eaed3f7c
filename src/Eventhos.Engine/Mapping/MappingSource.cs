using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using Eventhos.Engine.Model;

namespace Eventhos.Engine.Mapping;

/// <summary>
/// A received request as the values that templates look into: <c>{ headers, query, body, url }</c>. Parsed on first use, at most
/// once in effect; safe to share between threads.
/// </summary>
public sealed class MappingSource
{
    private readonly ReceivedRequest _request;
    private StrongBox<JsonElement>? _body;
    private StrongBox<JsonElement>? _root;

    /// <summary>Values of <paramref name="request"/>.</summary>
    public MappingSource(ReceivedRequest request) => _request = request;

    /// <summary>Headers, names in lower case.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers => _request.Headers;

    /// <summary>Query parameters.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Query => _request.Query;

    /// <summary>Path and query as received, credentials masked.</summary>
    public string Url => _request.Url;

    /// <summary>The body as JSON: a form is an object, other text a string, no body an empty object.</summary>
    public JsonElement Body
    {
        get
        {
            var box = _body ??= new StrongBox<JsonElement>(ReadBody());
            return box.Value;
        }
    }

    /// <summary>The body as JSON text.</summary>
    public ReadOnlyMemory<byte> BodyJson => _request.Format switch
    {
        BodyFormat.Json => _request.Body[(_request.Body.Length - JsonFormat.WithoutMark(_request.Body.Span).Length)..],
        BodyFormat.Empty => "{}"u8.ToArray(),
        _ => Encoding.UTF8.GetBytes(Body.GetRawText()),
    };

    /// <summary>The query parameters as a JSON object.</summary>
    public ReadOnlyMemory<byte> QueryJson => Written(writer => NamedTexts.Write(writer, Query));

    /// <summary>The whole root object, for paths that are more than member and index steps.</summary>
    public JsonElement Root(OAuthResponse? oauth)
    {
        if (oauth is not null)
        {
            return JsonFormat.Parse(WriteRoot(oauth).Span);
        }

        var box = _root ??= new StrongBox<JsonElement>(JsonFormat.Parse(WriteRoot(oauth: null).Span));
        return box.Value;
    }

    private static ReadOnlyMemory<byte> Written(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, JsonFormat.WriterOptions))
        {
            write(writer);
        }

        return buffer.WrittenMemory;
    }

    private JsonElement ReadBody() => _request.Format switch
    {
        BodyFormat.Json => JsonFormat.Parse(_request.Body.Span),
        BodyFormat.Empty => JsonFormat.Parse("{}"u8),
        BodyFormat.Form => JsonFormat.Parse(Written(writer => NamedTexts.Write(writer, FormText.Parse(BodyText()))).Span),
        _ => JsonFormat.Parse(Written(writer => writer.WriteStringValue(BodyText())).Span),
    };

    private string BodyText() => TextEncodings.Of(_request.ContentType).GetString(_request.Body.Span);

    private ReadOnlyMemory<byte> WriteRoot(OAuthResponse? oauth) => Written(writer =>
    {
        writer.WriteStartObject();
        writer.WritePropertyName("headers");
        NamedTexts.Write(writer, Headers);
        writer.WritePropertyName("query");
        NamedTexts.Write(writer, Query);
        writer.WritePropertyName("body");

        // Raw: half a surrogate pair in a string (RFC 8259 section 8.2) could not be written otherwise.
        writer.WriteRawValue(JsonMarshal.GetRawUtf8Value(Body), skipInputValidation: true);
        writer.WriteString("url", Url);
        if (oauth is not null)
        {
            writer.WritePropertyName("oauthResponse");
            oauth.WriteTo(writer);
        }

        writer.WriteEndObject();
    });
}
