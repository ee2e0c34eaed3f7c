namespace Eventhos.Server.Api.Auth.Resources;

/// <summary>Names of resources and permissions.</summary>
internal static class PermissionNames
{
    /// <summary>The name, where it can be one.</summary>
    /// <exception cref="ApiException">400110: too long, control characters, or a colon, which stands between resource and permission.</exception>
    public static string Check(string name) => name.Contains(':', StringComparison.Ordinal)
        ? throw new ApiException(400, 400110, "Invalid body; the name of a resource or permission has no colon")
        : UniqueIdentifier.Check(name);
}
