using System.Buffers;
using Eventhos.Engine.Mapping.Scripts;
using Eventhos.Engine.Routing;

namespace Eventhos.Engine.Mapping;

/// <summary>An action's request with its variables compiled: method, URL, query, headers, body.</summary>
public sealed class RequestTemplate
{
    // RFC 9110 section 5.6.2.
    private static readonly SearchValues<char> TokenCharacters =
        SearchValues.Create("!#$%&'*+-.^_`|~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    // The hub frames the message itself (RFC 9110 section 8.6, RFC 9112 sections 6 and 9.1).
    private static readonly string[] FramingHeaders = ["content-length", "transfer-encoding", "connection", "expect", "upgrade"];

    private RequestTemplate(HttpMethod method, UrlTemplate url, IReadOnlyList<HeaderTemplate> headers, BodyMapping body, bool sendsBearer)
    {
        Method = method;
        Url = url;
        Headers = headers;
        Body = body;
        SendsBearer = sendsBearer;
    }

    /// <summary>The HTTP method.</summary>
    public HttpMethod Method { get; }

    /// <summary>URL and query.</summary>
    public UrlTemplate Url { get; }

    /// <summary>Headers, those that frame the message left out.</summary>
    public IReadOnlyList<HeaderTemplate> Headers { get; }

    /// <summary>The body.</summary>
    public BodyMapping Body { get; }

    /// <summary>
    /// True when the action has OAuth2 but says nowhere how the token is sent: it then goes out as a bearer token (RFC 6750 section 2.1).
    /// </summary>
    public bool SendsBearer { get; }

    /// <summary>Compiles.</summary>
    /// <exception cref="TemplateSyntaxException">With one sentence for what is wrong.</exception>
    public static RequestTemplate Compile(ActionDefinition definition)
    {
        if (definition.Method.Length is 0 or > 20 || definition.Method.AsSpan().ContainsAnyExcept(TokenCharacters))
        {
            throw new TemplateSyntaxException($"\"{definition.Method}\" is not an HTTP method.") { Place = new TemplatePlace(TemplatePart.Method) };
        }

        var url = UrlTemplate.Compile(definition.Url, definition.Query);
        var headers = definition.Headers
            .Where(header => !FramingHeaders.Contains(header.Key, StringComparer.OrdinalIgnoreCase))
            .Select(Header).ToList();
        var body = CompileBody(definition);
        var mentionsToken = url.UsesOAuth || headers.Exists(header => header.Value.UsesOAuth || Is(header, "authorization"))
            || body is BodyMapping.Template { Json.UsesOAuth: true }
            || (definition.Script?.Contains("oauthResponse", StringComparison.Ordinal) ?? false);
        return new RequestTemplate(
            HttpMethod.Parse(definition.Method.ToUpperInvariant()), url, headers, body, definition.OAuth is not null && !mentionsToken);
    }

    private static bool Is(HeaderTemplate header, string name) => string.Equals(header.Name, name, StringComparison.OrdinalIgnoreCase);

    private static HeaderTemplate Header(KeyValuePair<string, string> header)
    {
        if (header.Key.Length == 0 || header.Key.AsSpan().ContainsAnyExcept(TokenCharacters))
        {
            throw new TemplateSyntaxException($"\"{header.Key}\" is not a header name.") { Place = new TemplatePlace(TemplatePart.Headers, header.Key) };
        }

        return new HeaderTemplate(header.Key, TextTemplate.Parse(header.Value, new TemplatePlace(TemplatePart.Headers, header.Key)));
    }

    private static BodyMapping CompileBody(ActionDefinition definition)
    {
        if (!string.IsNullOrWhiteSpace(definition.Script))
        {
            try
            {
                return new BodyMapping.Script(ScriptMapping.Compile(definition.Script));
            }
            catch (ScriptSyntaxException e)
            {
                throw new TemplateSyntaxException($"The JavaScript is not valid at line {e.Line}, column {e.Column}: {e.Message}", e)
                {
                    Place = new TemplatePlace(TemplatePart.Script, Line: e.Line, Column: e.Column),
                };
            }
        }

        return definition.BodyTemplate is null
            ? new BodyMapping.Forward()
            : new BodyMapping.Template(JsonTemplate.Parse(definition.BodyTemplate));
    }
}
