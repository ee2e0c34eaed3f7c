namespace Eventhos.Storage.Journal;

/// <summary>A response that was received as an event.</summary>
/// <param name="ReceivedEventId">That event.</param>
/// <param name="ExecutionId">The execution whose response it is.</param>
/// <param name="EventIdentifier">The identifier it was received as.</param>
public sealed record ReplyLink(long ReceivedEventId, long ExecutionId, string EventIdentifier);
