namespace Eventhos.Engine.Model;

/// <summary>Where a reply event comes from.</summary>
/// <param name="ExecutionId">The execution whose response became this event.</param>
/// <param name="ParentEventId">The received event of that execution.</param>
/// <param name="RootEventId">The first received event of the chain.</param>
/// <param name="FromIdentifier">The identifier of the parent's event.</param>
/// <param name="Depth">1 for the reply to an event that a producer sent, and so on.</param>
public sealed record ReplyOrigin(long ExecutionId, long ParentEventId, long RootEventId, string FromIdentifier, int Depth);
