using Eventhos.Engine.Model;

namespace Eventhos.Storage.Journal;

/// <summary>A received event in its chain of replies.</summary>
public sealed record ChainedEvent
{
    public required long Id { get; init; }
    public required long EventTypeId { get; init; }
    public required string EventIdentifier { get; init; }
    public required string EventName { get; init; }
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>Null for the one that the chain began with.</summary>
    public ReplyOrigin? Reply { get; init; }
    public RetryOrigin? RetryOf { get; init; }
    public required IReadOnlyList<LoggedState> States { get; init; }
}
