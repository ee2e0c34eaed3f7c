using Eventhos.Server.Commands.Demo.Scenario;

namespace Eventhos.Server.Commands.Demo.Producers;

/// <summary>An event and the hub's answer.</summary>
/// <param name="Event">The event.</param>
/// <param name="Status">The HTTP status.</param>
/// <param name="ReceivedEventId">Where the log keeps it; null when the hub did not say yes.</param>
internal sealed record SentEvent(DemoEvent Event, int Status, long? ReceivedEventId);
