namespace Eventhos.Storage.Audit;

/// <summary>One page of the audit log, and how many entries match in all.</summary>
public sealed record AuditPage(IReadOnlyList<AuditEntry> Items, long TotalItems);
