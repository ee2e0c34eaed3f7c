using Eventhos.Engine.Model;
using Eventhos.Storage.Catalog;

namespace Eventhos.Storage.Journal;

/// <summary>An execution with its contract and its last attempt.</summary>
public sealed record ExecutionDetail
{
    public required long Id { get; init; }
    public required long ReceivedEventId { get; init; }
    public required ExecutionState State { get; init; }
    public required int Attempts { get; init; }
    public string? Reason { get; init; }
    public string? ReplyFrom { get; init; }

    /// <summary>The event that carries it out anew; null when it was not retried by hand.</summary>
    public long? RetriedAs { get; init; }
    public required DateTimeOffset ReceivedAt { get; init; }
    public DateTimeOffset? SettledAt { get; init; }
    public required Contract Contract { get; init; }
    public Attempt? LastAttempt { get; init; }
}
