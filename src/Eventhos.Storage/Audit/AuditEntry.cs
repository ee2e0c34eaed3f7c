namespace Eventhos.Storage.Audit;

/// <summary>One entry of the audit log.</summary>
/// <param name="Id">Consecutive from 1.</param>
/// <param name="At">When it was written.</param>
/// <param name="Origin">Who did it, and from where.</param>
/// <param name="Draft">What was done. Before and after are null where they can't be read any more.</param>
/// <param name="IsReadable">False where before and after were tampered with, or their key is gone.</param>
public sealed record AuditEntry(long Id, DateTimeOffset At, AuditOrigin Origin, AuditDraft Draft, bool IsReadable);
