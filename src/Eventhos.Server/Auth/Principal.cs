namespace Eventhos.Server.Auth;

/// <summary>A user or client who calls the API.</summary>
/// <param name="SubjectId">Its subject.</param>
/// <param name="IsUser">A person; else a client.</param>
/// <param name="Name">The user's name, or the client's identifier.</param>
/// <param name="Stamp">The stamp its tokens must carry.</param>
/// <param name="LongLivedTokenHash">A client's long-lived token; null without.</param>
/// <param name="Revoked">A client's access was taken away.</param>
/// <param name="Permissions">As <c>resource:permission</c>.</param>
public sealed record Principal(
    long SubjectId, bool IsUser, string Name, string Stamp, byte[]? LongLivedTokenHash, bool Revoked, IReadOnlySet<string> Permissions)
{
    /// <summary>True when it holds the permission, <c>resource:*</c> or <c>OAUTH2_global:*</c>.</summary>
    public bool May(string permission)
    {
        var resource = permission[..permission.IndexOf(':', StringComparison.Ordinal)];
        return Permissions.Contains(permission) || Permissions.Contains($"{resource}:*") || Permissions.Contains("OAUTH2_global:*");
    }
}
