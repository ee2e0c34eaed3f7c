namespace Eventhos.Storage.Sqlite;

/// <summary>An execution that was leased, without its event.</summary>
internal sealed record ClaimedRow(long Id, long ReceivedEventId, long ContractId, long ActionId, int OrderGroup, bool HasLaterGroup, int Attempts);
