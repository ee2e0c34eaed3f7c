namespace Eventhos.Storage.Audit;

/// <summary>A row of <c>audit_log</c> but for its hash, as it is stored.</summary>
public sealed record AuditRow(
    long Id,
    long At,
    string ActorKind,
    long? ActorId,
    string ActorName,
    string? Address,
    string? RequestId,
    string Action,
    string Target,
    long? TargetId,
    byte[] Change);
