namespace Eventhos.Server.Auth;

/// <summary>What a token of ours says, once its signature is known to be right.</summary>
/// <param name="SubjectId">Whose it is.</param>
/// <param name="Stamp">The subject's stamp when it was issued.</param>
/// <param name="ExpiresAt">When it ends; null for a long-lived one.</param>
public sealed record TokenClaims(long SubjectId, string Stamp, DateTimeOffset? ExpiresAt);
