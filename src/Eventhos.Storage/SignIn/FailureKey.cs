namespace Eventhos.Storage.SignIn;

/// <summary>Whose failures: a keyed hash, so that the database names nobody.</summary>
/// <param name="Kind">What it is the hash of.</param>
/// <param name="Hash">32 bytes.</param>
public sealed record FailureKey(FailureKind Kind, byte[] Hash);
