namespace Eventhos.Storage.Mails;

/// <summary>A mail that a worker has for the time of its lease.</summary>
public sealed record ClaimedMail
{
    public required long Id { get; init; }
    public required long ContractId { get; init; }

    /// <summary>E.g. <c>http_error 500</c>.</summary>
    public required string Cause { get; init; }

    /// <summary>The execution it tells of; the newest of several.</summary>
    public required long ExecutionId { get; init; }

    /// <summary>0 for a mail that was not held back; otherwise how many executions it tells of.</summary>
    public required int HeldBack { get; init; }

    /// <summary>From 1. Also the claim's token: whoever claims the mail later has another number.</summary>
    public required int Try { get; init; }

    /// <summary>The session that has it, where several share the database; 0 otherwise.</summary>
    public long Lease { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }
    public required DateTimeOffset FirstTryAt { get; init; }

    /// <summary>Addresses that earlier tries have settled, one way or the other.</summary>
    public required IReadOnlyList<string> FinishedRecipients { get; init; }
}
