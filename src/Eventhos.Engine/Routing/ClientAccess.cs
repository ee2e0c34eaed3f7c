namespace Eventhos.Engine.Routing;

/// <summary>What is needed to check a token of one client.</summary>
/// <param name="ClientRowId">The client's row.</param>
/// <param name="SubjectId">The subject its tokens name.</param>
/// <param name="Stamp">Changes with every token replacement, so that older tokens stop working at once.</param>
/// <param name="Revoked">Access was taken away.</param>
/// <param name="LongLivedTokenHash">SHA-256 of its long-lived token; null when it has none.</param>
public sealed record ClientAccess(long ClientRowId, long SubjectId, string Stamp, bool Revoked, byte[]? LongLivedTokenHash);
