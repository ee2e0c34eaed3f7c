namespace Eventhos.Storage.SignIn;

/// <summary>What the table of failures may hold.</summary>
/// <param name="Rows">
/// Beyond so many rows those that say least go first: few failures, soon forgotten anyway. Locks of accounts are never dropped before
/// their time; as each takes several costly password checks, their number is bounded by what the machine can check.
/// </param>
public sealed record SignInFailureBounds(int Rows = 100_000);
