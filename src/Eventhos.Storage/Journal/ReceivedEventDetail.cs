using Eventhos.Engine.Model;

namespace Eventhos.Storage.Journal;

/// <summary>A received event with what became of it.</summary>
public sealed record ReceivedEventDetail
{
    public required long Id { get; init; }
    public required long EventTypeId { get; init; }
    public required string EventIdentifier { get; init; }
    public required string EventName { get; init; }
    public required string EventOperation { get; init; }
    public required string EventDescription { get; init; }
    public required DateTimeOffset ReceivedAt { get; init; }
    public required ReceivedRequest Request { get; init; }
    public ReplyOrigin? Reply { get; init; }
    public RetryOrigin? RetryOf { get; init; }

    /// <summary>The consumers' responses that were received as events, oldest first; not the retries of those events.</summary>
    public required IReadOnlyList<ReplyLink> Replies { get; init; }
    public required IReadOnlyList<ExecutionSummary> Executions { get; init; }
}
