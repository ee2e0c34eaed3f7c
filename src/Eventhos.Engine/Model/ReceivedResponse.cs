namespace Eventhos.Engine.Model;

/// <summary>A consumer's answer to an attempt.</summary>
public sealed record ReceivedResponse
{
    /// <summary>The HTTP status code.</summary>
    public required int Status { get; init; }

    /// <summary>The reason phrase.</summary>
    public required string StatusText { get; init; }

    /// <summary>Headers, names in lower case.</summary>
    public required IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; }

    /// <summary>The body, at most the configured bound.</summary>
    public required ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>The Content-Type header, or null.</summary>
    public string? ContentType { get; init; }
}
