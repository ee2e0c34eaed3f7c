namespace Eventhos.Storage.Audit;

/// <summary>What a check of the audit log found.</summary>
/// <param name="Entries">How many entries there are.</param>
/// <param name="Head">The last entry's id and hash in hexadecimal, as <c>id:hash</c>; null for an empty log.</param>
/// <param name="Faults">One sentence for each entry that was changed or is missing; empty when the log is whole.</param>
public sealed record AuditVerdict(long Entries, string? Head, IReadOnlyList<string> Faults);
