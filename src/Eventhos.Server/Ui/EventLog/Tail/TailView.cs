using Eventhos.Server.Api.EventLog;

namespace Eventhos.Server.Ui.EventLog.Tail;

/// <summary>The end of the log as its viewers are shown it.</summary>
/// <param name="Items">The newest first.</param>
/// <param name="Arrived">How many have come since the tail began to be watched; null where they can't be counted.</param>
public sealed record TailView(IReadOnlyList<ReceivedEventRow> Items, long? Arrived);
