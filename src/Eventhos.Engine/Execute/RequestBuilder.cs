using System.Text;
using System.Text.Json;
using Eventhos.Engine.Mapping;
using Eventhos.Engine.Mapping.Scripts;
using Eventhos.Engine.Model;
using Eventhos.Engine.Routing;

namespace Eventhos.Engine.Execute;

/// <summary>Step 6's first half: the request of one attempt, from the action's template and the received event.</summary>
public sealed class RequestBuilder
{
    private const string Json = "application/json";

    private readonly ScriptHost _scripts;
    private readonly HubIdentity _hub;
    private readonly string _userAgent;

    /// <summary>For requests of <paramref name="hub"/>.</summary>
    public RequestBuilder(ScriptHost scripts, HubIdentity hub)
    {
        _scripts = scripts;
        _hub = hub;
        _userAgent = $"eventhos/{hub.Version}";
    }

    /// <summary>What the requests of an execution are made from.</summary>
    public RequestOrigin OriginOf(Execution execution) => new(execution.Event.Request, execution.Event.Source, _hub.WebhookId(execution.Id));

    /// <summary>What a request is made from that belongs to no execution.</summary>
    /// <param name="sample">In place of a received event.</param>
    /// <param name="name">Tells this request from others of its kind.</param>
    public RequestOrigin OriginOf(ReceivedRequest sample, string name) => new(sample, new MappingSource(sample), _hub.WebhookId(name));

    /// <summary>Builds.</summary>
    /// <exception cref="MappingException">The event's values do not make a request.</exception>
    public async Task<OutgoingRequest> BuildAsync(
        RequestOrigin origin, CompiledAction action, MappingContext context, DateTimeOffset startedAt, CancellationToken cancellationToken)
    {
        var template = action.Template ?? throw new MappingException(action.Fault!) { Place = action.FaultPlace };
        var (url, parameters) = template.Url.Render(context);
        var headers = new List<KeyValuePair<string, string>>(template.Headers.Count + 6);
        foreach (var header in template.Headers)
        {
            headers.Add(new(header.Name, header.Render(context)));
        }

        var body = await BodyAsync(origin, action, template, headers.Find("content-type"), context, cancellationToken);
        AddOwnHeaders(headers, origin, template, context, startedAt);
        if (body is { } made && headers.Find("content-type") is null)
        {
            headers.Add(new("Content-Type", made.ContentType));
        }

        return new OutgoingRequest(UrlTemplate.Join(url, parameters), template.Method, body is not null, new SentRequest
        {
            Method = template.Method.Method,
            Url = url,
            Params = parameters,
            Headers = headers,
            Body = body?.Bytes ?? ReadOnlyMemory<byte>.Empty,
        });
    }

    private static bool Takes(HttpMethod method) => method != HttpMethod.Get && method != HttpMethod.Head;

    private void AddOwnHeaders(
        List<KeyValuePair<string, string>> headers, RequestOrigin origin, RequestTemplate template, MappingContext context, DateTimeOffset startedAt)
    {
        headers.RemoveAll(header => header.Key.Equals("webhook-id", StringComparison.OrdinalIgnoreCase));
        headers.Add(new("webhook-id", origin.WebhookId));
        headers.Add(new("eventhosStartDate", startedAt.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ")));
        if (template.SendsBearer && context.OAuth?.AccessToken is { } token)
        {
            headers.Add(new("Authorization", $"Bearer {token}"));
        }

        if (headers.Find("user-agent") is null)
        {
            headers.Add(new("User-Agent", _userAgent));
        }

        if (headers.Find("accept") is null)
        {
            headers.Add(new("Accept", "application/json, text/plain, */*"));
        }
    }

    private async Task<(ReadOnlyMemory<byte> Bytes, string ContentType)?> BodyAsync(
        RequestOrigin origin, CompiledAction action, RequestTemplate template, string? contentType, MappingContext context, CancellationToken cancellationToken)
    {
        switch (template.Body)
        {
            case BodyMapping.Template body:
                return Framed(body.Json.Render(context), contentType);
            case BodyMapping.Script script:
                var result = await _scripts.RunAsync(action.Definition.Id, script.Function, InputOf(context), cancellationToken);
                return result switch
                {
                    ScriptResult.Json json => Framed(json.Utf8, contentType),
                    ScriptResult.Text text => (TextEncodings.Of(contentType).GetBytes(text.Value), "text/plain; charset=utf-8"),
                    ScriptResult.Failed failed => throw new MappingException(Sentence(failed))
                    {
                        Place = new TemplatePlace(TemplatePart.Script, Line: failed.Line, Column: failed.Column),
                    },
                    _ => null,
                };
            default:
                // Content in a GET or HEAD has no meaning (RFC 9110 section 9.3.1), so an event is not forwarded in one.
                var request = origin.Request;
                return Takes(template.Method) ? (request.Body, request.ContentType ?? Json) : null;
        }
    }

    private static (ReadOnlyMemory<byte> Bytes, string ContentType) Framed(ReadOnlyMemory<byte> json, string? contentType)
    {
        var mediaType = TextEncodings.MediaType(contentType);
        if (mediaType == "application/x-www-form-urlencoded")
        {
            return (FormText.Encode(JsonFormat.Parse(json.Span)), contentType!);
        }

        var isJson = mediaType.Length == 0 || mediaType.EndsWith("json", StringComparison.Ordinal);
        if (!isJson && json.Span[0] == (byte)'"')
        {
            var text = JsonFormat.Parse(json.Span).GetString()!;
            return (TextEncodings.Of(contentType).GetBytes(text), contentType!);
        }

        return (json, Json);
    }

    private static ScriptInput InputOf(MappingContext context) => new()
    {
        BodyJson = context.Source.BodyJson,
        Headers = context.Source.Headers,
        QueryJson = context.Source.QueryJson,
        Url = context.Source.Url,
        OAuthResponseJson = context.OAuth?.ToJson(),
    };

    private static string Sentence(ScriptResult.Failed failed) =>
        failed.Line is { } line ? $"The JavaScript failed at line {line}: {failed.Message}" : $"The JavaScript failed: {failed.Message}";
}
