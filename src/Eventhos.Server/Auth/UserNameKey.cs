namespace Eventhos.Server.Auth;

/// <summary>What user names are compared by: sign-in and lock-out disregard letter case and outer spaces.</summary>
public static class UserNameKey
{
    /// <summary>The key of a name.</summary>
    public static string Of(string username) => username.Trim().ToLowerInvariant();
}
