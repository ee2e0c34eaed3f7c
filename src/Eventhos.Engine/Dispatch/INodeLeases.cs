using Eventhos.Engine.Model;

namespace Eventhos.Engine.Dispatch;

/// <summary>Tells whether what this node holds in memory is still its own, where several nodes share a database.</summary>
public interface INodeLeases
{
    /// <summary>
    /// Asked before a request is sent. Waits while nobody can say, e.g. because the database does not answer. False when the lease is
    /// gone for good: another node carries the execution out.
    /// </summary>
    /// <exception cref="OperationCanceledException">The wait was cancelled.</exception>
    ValueTask<bool> HoldsAsync(Execution execution, CancellationToken cancellationToken);
}
