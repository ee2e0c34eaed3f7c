namespace Eventhos.Engine.Retries;

/// <summary>Which failed executions a retry of many is about. Filters that are null mean any; <see cref="ExecutionIds"/> takes their place.</summary>
public sealed record RetrySelection
{
    /// <summary>Of this kind of event.</summary>
    public long? EventTypeId { get; init; }

    /// <summary>Of this contract.</summary>
    public long? ContractId { get; init; }

    /// <summary>Of these contracts; null for any.</summary>
    public RetryScope? Scope { get; init; }

    /// <summary>Of events received at this time or later.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Of events received before this time.</summary>
    public DateTimeOffset? Before { get; init; }

    /// <summary>Just these; null for a selection by filter.</summary>
    public IReadOnlyList<long>? ExecutionIds { get; init; }

    /// <summary>All failed executions of these events; null for a selection by filter.</summary>
    public IReadOnlyList<long>? ReceivedEventIds { get; init; }

    /// <summary>True when it names what it wants one by one.</summary>
    public bool IsList => ExecutionIds is not null || ReceivedEventIds is not null;
}
