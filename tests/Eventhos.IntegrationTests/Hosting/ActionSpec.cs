namespace Eventhos.IntegrationTests.Hosting;

/// <summary>What an action is to do. Without body, template or script it forwards the event.</summary>
public sealed record ActionSpec(string Url)
{
    public string Method { get; init; } = "POST";

    public IReadOnlyList<(string Name, string Value)> Headers { get; init; } = [];

    public IReadOnlyList<(string Name, string Value)> Query { get; init; } = [];

    /// <summary>The body template as JSON text.</summary>
    public string? Template { get; init; }

    /// <summary>The body of a JavaScript function.</summary>
    public string? Script { get; init; }

    public string? ReplyTo { get; init; }

    public OAuthSpec? OAuth { get; init; }

    /// <summary>As <c>POST /action</c> takes it.</summary>
    public IReadOnlyDictionary<string, object?> ToBody(long systemId) => new Dictionary<string, object?>(StringComparer.Ordinal)
    {
        ["system_id"] = systemId,
        ["identifier"] = "action",
        ["name"] = "Action",
        ["operation"] = "new",
        ["description"] = "",
        ["url"] = Url,
        ["method"] = Method,
        ["headers"] = Headers.Select(header => new { key = header.Name, value = header.Value }),
        ["queryUrlParams"] = Query.Select(parameter => new { key = parameter.Name, value = parameter.Value }),
        ["rawBody"] = Template,
        ["rawFunctionBody"] = Script,
        ["reply_to"] = ReplyTo,
        ["securityType"] = OAuth is null ? 0 : 1,
        ["securityUrl"] = OAuth?.Url,
        ["clientId"] = OAuth?.ClientId,
        ["clientSecret"] = OAuth?.ClientSecret,
    };
}
