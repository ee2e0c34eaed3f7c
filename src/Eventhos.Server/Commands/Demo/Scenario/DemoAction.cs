namespace Eventhos.Server.Commands.Demo.Scenario;

/// <summary>A request to a consumer. Without a template and without a script it forwards the event's body.</summary>
/// <param name="System">The name of the consumer.</param>
/// <param name="Does">E.g. <c>record the push</c>.</param>
/// <param name="Path">At the consumer's receiver.</param>
internal sealed record DemoAction(string System, string Does, string Path)
{
    /// <summary>JSON with variables.</summary>
    public string? Template { get; init; }

    /// <summary>The body of a JavaScript function.</summary>
    public string? Script { get; init; }

    /// <summary>Header values, which may hold variables.</summary>
    public IReadOnlyList<(string Name, string Value)> Headers { get; init; } = [];

    /// <summary>True when the consumer wants a bearer token from its token endpoint.</summary>
    public bool NeedsToken { get; init; }

    /// <summary>The event as which the consumer's answer is received; null when it is not.</summary>
    public string? ReplyTo { get; init; }

    /// <summary>How the request is made, e.g. <c>template, OAuth2</c>.</summary>
    public string Kind => (Template, Script) switch
    {
        ({ }, _) => "template",
        (_, { }) => "JavaScript",
        _ => "forward",
    } + (NeedsToken ? ", OAuth2" : "") + (ReplyTo is null ? "" : ", reply-to");
}
