using Eventhos.Server.Commands.Demo.Scenario;

namespace Eventhos.Server.Commands.Demo.Log;

/// <summary>An execution as the event log tells it.</summary>
/// <param name="Id">Its id, <c>detailId</c> on the wire.</param>
/// <param name="Contract">The contract; null for one that the demo did not make.</param>
/// <param name="State"><c>processed</c>, <c>error</c> or <c>processing</c>.</param>
/// <param name="Tries">How many requests it took.</param>
/// <param name="WebhookId">What its requests carried; null when none was made.</param>
/// <param name="Reason">Why it failed.</param>
internal sealed record LoggedExecution(long Id, DemoContract? Contract, string State, long Tries, string? WebhookId, string? Reason)
{
    /// <summary>True when it was delivered.</summary>
    public bool Processed => State == "processed";
}
