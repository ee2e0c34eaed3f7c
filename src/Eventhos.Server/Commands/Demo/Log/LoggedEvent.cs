using Eventhos.Server.Commands.Demo.Scenario;

namespace Eventhos.Server.Commands.Demo.Log;

/// <summary>A received event as the event log tells it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Event">The event.</param>
/// <param name="ReceivedAt">When the hub received it.</param>
/// <param name="ReplyOf">The execution whose answer it is; null when a producer sent it.</param>
/// <param name="Executions">What became of it.</param>
internal sealed record LoggedEvent(
    long Id, DemoEvent Event, DateTimeOffset ReceivedAt, long? ReplyOf, IReadOnlyList<LoggedExecution> Executions);
