namespace Eventhos.Server.Ui.Map;

/// <summary>The last failure of a contract that fails now.</summary>
/// <param name="ReceivedEvent">The event that it failed for.</param>
/// <param name="Reason">Why, as the API says it.</param>
public sealed record MapFailure(long ReceivedEvent, string Reason);
