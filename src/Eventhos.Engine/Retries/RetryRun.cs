namespace Eventhos.Engine.Retries;

/// <summary>A retry of many, as it is stored.</summary>
public sealed record RetryRun
{
    /// <summary>Its id.</summary>
    public required long Id { get; init; }

    /// <summary>What it is about; of a list, only that it is one.</summary>
    public required RetrySelection Selection { get; init; }

    /// <summary>Executions that came after this one are not part of it.</summary>
    public required long LastExecutionId { get; init; }

    /// <summary>The most executions it retries in a second.</summary>
    public required int PerSecond { get; init; }

    /// <summary>How many had failed when it was made.</summary>
    public required long Total { get; init; }

    /// <summary>How many it has retried.</summary>
    public required long Done { get; init; }

    /// <summary>How many somebody else had retried or given up by the time it came to them.</summary>
    public required long Skipped { get; init; }

    /// <summary>How many can't be retried: their contract is inactive or deleted, or their event is.</summary>
    public required long Failed { get; init; }

    /// <summary>It is done with the executions up to this one.</summary>
    public required long Cursor { get; init; }

    /// <summary>Where it stands.</summary>
    public required RetryRunState State { get; init; }

    /// <summary>The name of whoever asked for it.</summary>
    public required string StartedBy { get; init; }

    /// <summary>When it was asked for (UTC); what failed later is not part of it.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When it ended (UTC); null while it runs.</summary>
    public DateTimeOffset? FinishedAt { get; init; }
}
