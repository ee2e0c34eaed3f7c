using Eventhos.Engine.Model;

namespace Eventhos.Engine.Journal;

/// <summary>All that the transaction of a retry by hand writes.</summary>
/// <param name="ExecutionId">The execution that failed.</param>
/// <param name="Received">The new event, which names the execution in <see cref="ReceivedEvent.RetryOf"/>.</param>
/// <param name="Execution">Its one execution.</param>
/// <param name="RunId">The retry of many that this one is part of, which counts it in the same transaction; null for one alone.</param>
public sealed record HandRetry(long ExecutionId, ReceivedEvent Received, Execution Execution, long? RunId);
