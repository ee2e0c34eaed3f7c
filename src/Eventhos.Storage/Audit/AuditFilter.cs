namespace Eventhos.Storage.Audit;

/// <summary>Which entries of the audit log are asked for; what is null does not filter.</summary>
public sealed record AuditFilter
{
    /// <summary>From 0.</summary>
    public required int PageIndex { get; init; }

    /// <summary>From 1.</summary>
    public required int ItemsPerPage { get; init; }

    /// <summary>Newest first.</summary>
    public required bool Descending { get; init; }

    /// <summary>The actor's name, whole.</summary>
    public string? ActorName { get; init; }

    /// <summary>The actor's subject.</summary>
    public long? ActorId { get; init; }

    /// <summary>E.g. <c>contract.update</c>.</summary>
    public string? Action { get; init; }

    /// <summary>E.g. <c>contract</c>.</summary>
    public string? Target { get; init; }

    /// <summary>The target's row.</summary>
    public long? TargetId { get; init; }

    /// <summary>The earliest time.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>The first time that is too late.</summary>
    public DateTimeOffset? Before { get; init; }
}
