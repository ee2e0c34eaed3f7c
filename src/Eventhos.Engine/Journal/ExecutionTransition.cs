using Eventhos.Engine.Model;

namespace Eventhos.Engine.Journal;

/// <summary>The only ways out of <see cref="ExecutionState.Running"/>. Each is written under the lease of the node that carries it out.</summary>
public abstract record ExecutionTransition
{
    private ExecutionTransition(ExecutionState to) => To = to;

    /// <summary>The state it leads to.</summary>
    public ExecutionState To { get; }

    /// <summary>The consumer accepted the request.</summary>
    public sealed record Processed() : ExecutionTransition(ExecutionState.Processed);

    /// <summary>No further attempt will be made.</summary>
    public sealed record GaveUp() : ExecutionTransition(ExecutionState.Error);

    /// <summary>The next attempt is due at <paramref name="DueAt"/>.</summary>
    public sealed record Retry(DateTimeOffset DueAt) : ExecutionTransition(ExecutionState.Retrying);
}
