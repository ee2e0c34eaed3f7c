namespace Eventhos.Storage.Journal;

/// <summary>Which received events to list; null means any.</summary>
public sealed record EventLogFilter
{
    public required int PageIndex { get; init; }
    public required int ItemsPerPage { get; init; }
    public required bool Descending { get; init; }

    /// <summary>Older than what stands at this place; the page is the nearest to it, in the order asked for.</summary>
    public LogPlace? OlderThan { get; init; }

    /// <summary>Newer than what stands at this place.</summary>
    public LogPlace? NewerThan { get; init; }

    /// <summary>Whether to say how many match.</summary>
    public bool CountsTotal { get; init; } = true;
    public long? SystemId { get; init; }

    /// <summary>Of this kind of event.</summary>
    public long? EventTypeId { get; init; }

    /// <summary>Has an execution of this contract; with <see cref="States"/>, one in such a state.</summary>
    public long? ContractId { get; init; }

    /// <summary>Has an execution whose action is of this system; with <see cref="States"/>, one in such a state.</summary>
    public long? ConsumerId { get; init; }
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
