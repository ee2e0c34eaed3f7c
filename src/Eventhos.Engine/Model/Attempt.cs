namespace Eventhos.Engine.Model;

/// <summary>One HTTP request of an execution, with its response or what stood in its way.</summary>
public sealed record Attempt
{
    /// <summary>From 1 within its execution.</summary>
    public required int Number { get; init; }

    /// <summary>When the attempt began (UTC).</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When it ended (UTC).</summary>
    public required DateTimeOffset FinishedAt { get; init; }

    /// <summary>How it ended.</summary>
    public required AttemptOutcome Outcome { get; init; }

    /// <summary>One sentence for a failure, free of secrets; null for a delivery.</summary>
    public string? Detail { get; init; }

    /// <summary>What the mapping found missing; empty when nothing was.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>The request; null when it could not be built.</summary>
    public SentRequest? Request { get; init; }

    /// <summary>The response; null when none came.</summary>
    public ReceivedResponse? Response { get; init; }
}
