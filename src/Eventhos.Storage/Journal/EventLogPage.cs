namespace Eventhos.Storage.Journal;

/// <summary>One page of the event log.</summary>
public sealed record EventLogPage(IReadOnlyList<EventLogItem> Items, long TotalItems);
