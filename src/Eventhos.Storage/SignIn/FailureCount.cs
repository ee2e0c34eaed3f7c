namespace Eventhos.Storage.SignIn;

/// <summary>The failures of one account, client or address so far.</summary>
/// <param name="Failures">How many; at least one.</param>
/// <param name="FirstAt">The first of them.</param>
/// <param name="LastAt">The last of them.</param>
/// <param name="LockedUntil">The end of the lock that they brought about; null without.</param>
/// <param name="ExpiresAt">When all this is forgotten.</param>
public sealed record FailureCount(int Failures, DateTimeOffset FirstAt, DateTimeOffset LastAt, DateTimeOffset? LockedUntil, DateTimeOffset ExpiresAt);
