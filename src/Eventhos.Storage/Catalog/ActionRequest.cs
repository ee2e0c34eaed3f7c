namespace Eventhos.Storage.Catalog;

/// <summary>What <see cref="ConsumerAction.Request"/> holds, as its administrator wrote it.</summary>
public sealed record ActionRequest
{
    public required string Url { get; init; }
    public required string Method { get; init; }
    public IReadOnlyList<NameValue> Headers { get; init; } = [];
    public IReadOnlyList<NameValue> Query { get; init; } = [];

    /// <summary>The body template as JSON text; null forwards the event's body.</summary>
    public string? Body { get; init; }

    /// <summary>The body of a JavaScript function; null without.</summary>
    public string? Script { get; init; }
}
