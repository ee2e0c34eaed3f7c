namespace Eventhos.Engine.Routing;

/// <summary>An action as its administrator wrote it; the texts may hold <c>${…}</c> variables.</summary>
public sealed record ActionDefinition
{
    /// <summary>The action.</summary>
    public required long Id { get; init; }

    /// <summary>The HTTP method.</summary>
    public required string Method { get; init; }

    /// <summary>The URL.</summary>
    public required string Url { get; init; }

    /// <summary>Headers in order.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    /// <summary>Query parameters in order.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Query { get; init; } = [];

    /// <summary>The body template as JSON text; null forwards the event's body.</summary>
    public string? BodyTemplate { get; init; }

    /// <summary>The body of a JavaScript function that returns the request body; wins over <see cref="BodyTemplate"/>.</summary>
    public string? Script { get; init; }

    /// <summary>OAuth2 client credentials; null without.</summary>
    public OAuthDefinition? OAuth { get; init; }

    /// <summary>The identifier as which the response is received as a new event; null without.</summary>
    public string? ReplyTo { get; init; }

    /// <summary>Changes with every edit, so that what was derived from an older text is not used for a newer one.</summary>
    public required long Version { get; init; }
}
