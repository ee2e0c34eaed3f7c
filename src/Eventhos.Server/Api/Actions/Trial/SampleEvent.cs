using Eventhos.Engine.Model;

namespace Eventhos.Server.Api.Actions.Trial;

/// <summary>What an action is tried on.</summary>
/// <param name="Request">As if it had been received.</param>
/// <param name="HidesValues">True where values of sensitive names are masked in it.</param>
/// <param name="ReceivedEventId">The received event that it is; null for one that nobody sent.</param>
internal sealed record SampleEvent(ReceivedRequest Request, bool HidesValues, long? ReceivedEventId);
