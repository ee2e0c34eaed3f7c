using Eventhos.Engine.Model;

namespace Eventhos.Engine.Journal;

/// <summary>
/// The only ways from one state into another once an execution has been carried out. Those out of <see cref="ExecutionState.Running"/> are
/// written under the lease of the node that carries it out; <see cref="Aborted"/> leads out of <see cref="ExecutionState.Error"/>, which
/// nobody leases.
/// </summary>
public abstract record ExecutionTransition
{
    private ExecutionTransition(ExecutionState from, ExecutionState to)
    {
        From = from;
        To = to;
    }

    /// <summary>The state it leads out of; in any other one it changes nothing.</summary>
    public ExecutionState From { get; }

    /// <summary>The state it leads to.</summary>
    public ExecutionState To { get; }

    /// <summary>The consumer accepted the request.</summary>
    public sealed record Processed() : ExecutionTransition(ExecutionState.Running, ExecutionState.Processed);

    /// <summary>No further attempt will be made.</summary>
    public sealed record GaveUp() : ExecutionTransition(ExecutionState.Running, ExecutionState.Error);

    /// <summary>The next attempt is due at <paramref name="DueAt"/>.</summary>
    public sealed record Retry(DateTimeOffset DueAt) : ExecutionTransition(ExecutionState.Running, ExecutionState.Retrying);

    /// <summary>A person gave up on a failed execution that was not retried by hand.</summary>
    public sealed record Aborted() : ExecutionTransition(ExecutionState.Error, ExecutionState.Aborted);
}
