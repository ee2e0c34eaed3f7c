namespace Eventhos.Storage.Journal;

/// <summary>One page of the event log.</summary>
/// <param name="Items">In the order asked for.</param>
/// <param name="TotalItems">How many match; 0 where that was not asked for.</param>
/// <param name="IsMore">More than that match: it is not known how many.</param>
public sealed record EventLogPage(IReadOnlyList<EventLogItem> Items, long TotalItems, bool IsMore = false);
