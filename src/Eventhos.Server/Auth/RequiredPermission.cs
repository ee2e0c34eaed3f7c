namespace Eventhos.Server.Auth;

/// <summary>What an endpoint asks of its caller. An endpoint that says nothing is refused to everybody.</summary>
/// <param name="Name"><c>resource:permission</c>; null for none.</param>
/// <param name="SignedIn">Without a permission: true lets in whoever has a good token, false anybody.</param>
public sealed record RequiredPermission(string? Name, bool SignedIn = false);
