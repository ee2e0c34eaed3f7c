namespace Eventhos.Storage.Audit;

/// <summary>Reads of the audit log.</summary>
public interface IAuditLog
{
    /// <summary>One page of entries, and how many match in all.</summary>
    Task<AuditPage> ListAsync(AuditFilter filter, CancellationToken cancellationToken);

    /// <summary>Checks every entry's hash, that none is missing, and that the log ends where it was left.</summary>
    Task<AuditVerdict> VerifyAsync(CancellationToken cancellationToken);

    /// <summary>The hash of an entry in hexadecimal; null when there is no such entry.</summary>
    Task<string?> HashOfAsync(long id, CancellationToken cancellationToken);
}
