namespace Eventhos.Engine.Model;

/// <summary>Which execution an event carries out anew.</summary>
/// <param name="ExecutionId">The execution that had failed.</param>
/// <param name="ReceivedEventId">The received event of that execution.</param>
public sealed record RetryOrigin(long ExecutionId, long ReceivedEventId);
