using Eventhos.Engine.Model;

namespace Eventhos.Engine.Journal;

/// <summary>How a node comes by executions that are in the database and not in its memory, and how it gives them back.</summary>
public interface IExecutionClaims
{
    /// <summary>Leases up to <paramref name="max"/> ready or due executions of an action to this node, oldest first, and no
    /// more than one beyond <paramref name="maxBytes"/> of stored events.</summary>
    Task<IReadOnlyList<Execution>> ClaimAsync(long actionId, int max, long maxBytes, DateTimeOffset now);

    /// <summary>The actions that have ready or due executions.</summary>
    Task<IReadOnlyList<long>> ActionsWithWorkAsync(DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Makes executions ready again whose owner is gone; answers how many.</summary>
    Task<int> ReclaimAsync();

    /// <summary>Gives this node's executions back without spending an attempt.</summary>
    Task HandBackAsync(IReadOnlyCollection<Execution> executions);
}
