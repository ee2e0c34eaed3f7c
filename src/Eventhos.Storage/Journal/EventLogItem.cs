namespace Eventhos.Storage.Journal;

/// <summary>A received event in a list.</summary>
public sealed record EventLogItem(
    long Id,
    long SystemId,
    long EventTypeId,
    string SystemName,
    string SystemIdentifier,
    string EventName,
    string EventIdentifier,
    string EventDescription,
    DateTimeOffset ReceivedAt,
    IReadOnlyList<LoggedState> States);
