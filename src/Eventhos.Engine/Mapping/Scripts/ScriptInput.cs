namespace Eventhos.Engine.Mapping.Scripts;

/// <summary>What a mapping script sees of one event, as <c>eventContext</c>.</summary>
public sealed record ScriptInput
{
    /// <summary>The body of the event, as UTF-8 JSON.</summary>
    public required ReadOnlyMemory<byte> BodyJson { get; init; }

    /// <summary>Headers under their lower-case names. Values of a repeated name are joined by a comma.</summary>
    public required IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; }

    /// <summary>The query, as a UTF-8 JSON object.</summary>
    public required ReadOnlyMemory<byte> QueryJson { get; init; }

    /// <summary>The URL the event was received at.</summary>
    public required string Url { get; init; }

    /// <summary>The answer of the token endpoint as UTF-8 JSON, where the action asks for a token.</summary>
    public ReadOnlyMemory<byte>? OAuthResponseJson { get; init; }
}
