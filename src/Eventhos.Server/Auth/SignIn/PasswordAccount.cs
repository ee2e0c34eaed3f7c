namespace Eventhos.Server.Auth.SignIn;

/// <summary>An account whose password was right.</summary>
/// <param name="UserId">The user's row.</param>
/// <param name="PasswordHash">The hash that it was checked against.</param>
internal sealed record PasswordAccount(long UserId, string PasswordHash);
