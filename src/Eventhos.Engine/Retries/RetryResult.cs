namespace Eventhos.Engine.Retries;

/// <summary>What became of a retry by hand. All but <see cref="Retried"/> have changed nothing.</summary>
public abstract record RetryResult
{
    private RetryResult()
    {
    }

    /// <summary>It is durable as a new event and will be carried out.</summary>
    public sealed record Retried(long ReceivedEventId) : RetryResult;

    /// <summary>The kind of event was deleted.</summary>
    public sealed record EventDeleted : RetryResult;

    /// <summary>The contract is inactive or deleted, or its action is.</summary>
    public sealed record ContractNotActive : RetryResult;

    /// <summary>The stored event can't be read any more.</summary>
    public sealed record Unreadable : RetryResult;

    /// <summary>The new event breaks a rule of the journal.</summary>
    public sealed record Refused : RetryResult;

    /// <summary>It did not fail, or somebody retried it or gave it up already.</summary>
    public sealed record NotFailed : RetryResult;

    /// <summary>The retry of many that asked for it was cancelled.</summary>
    public sealed record RunEnded : RetryResult;
}
