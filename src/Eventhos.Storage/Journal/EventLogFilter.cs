namespace Eventhos.Storage.Journal;

/// <summary>Which received events to list; null means any.</summary>
public sealed record EventLogFilter
{
    public required int PageIndex { get; init; }
    public required int ItemsPerPage { get; init; }
    public required bool Descending { get; init; }
    public long? SystemId { get; init; }
    public long? ReceivedEventId { get; init; }

    /// <summary>A part of the event's identifier, in any letter case.</summary>
    public string? IdentifierPart { get; init; }

    /// <summary>Received at this time or later.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Received before this time.</summary>
    public DateTimeOffset? Before { get; init; }

    /// <summary>The word for executions that failed and were retried by hand; <c>error</c> does not find them.</summary>
    public const string Retried = "retried";

    /// <summary>Has an execution in one of these: stored states, or <see cref="Retried"/>.</summary>
    public IReadOnlyList<string> States { get; init; } = [];
}
