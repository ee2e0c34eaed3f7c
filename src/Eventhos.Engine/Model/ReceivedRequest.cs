namespace Eventhos.Engine.Model;

/// <summary>The request an event arrived in: the body byte for byte, credentials already masked.</summary>
public sealed record ReceivedRequest
{
    /// <summary>The HTTP method.</summary>
    public required string Method { get; init; }

    /// <summary>Path and query as received, with credentials masked.</summary>
    public required string Url { get; init; }

    /// <summary>Query parameters in order; a name may repeat.</summary>
    public required IReadOnlyList<KeyValuePair<string, string>> Query { get; init; }

    /// <summary>Headers, names in lower case, each once; repeated ones joined by comma.</summary>
    public required IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; }

    /// <summary>The Content-Type header, or null.</summary>
    public string? ContentType { get; init; }

    /// <summary>How <see cref="Body"/> is to be read.</summary>
    public required BodyFormat Format { get; init; }

    /// <summary>The body exactly as received.</summary>
    public required ReadOnlyMemory<byte> Body { get; init; }
}
