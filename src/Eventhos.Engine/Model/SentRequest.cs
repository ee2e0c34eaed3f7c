namespace Eventhos.Engine.Model;

/// <summary>The request of an attempt, as it was put on the wire.</summary>
public sealed record SentRequest
{
    /// <summary>The HTTP method.</summary>
    public required string Method { get; init; }

    /// <summary>The URL without <see cref="Params"/>.</summary>
    public required string Url { get; init; }

    /// <summary>The action's query parameters after mapping.</summary>
    public required IReadOnlyList<KeyValuePair<string, string>> Params { get; init; }

    /// <summary>The headers sent, Content-Type included.</summary>
    public required IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; }

    /// <summary>The body; empty when none was sent.</summary>
    public required ReadOnlyMemory<byte> Body { get; init; }
}
