namespace Eventhos.Server.Ui.Map;

/// <summary>The answer to an action becomes an event.</summary>
/// <param name="Action">The action's key.</param>
/// <param name="Event">The event's key.</param>
public sealed record MapReply(string Action, string Event);
