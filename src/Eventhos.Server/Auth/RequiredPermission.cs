namespace Eventhos.Server.Auth;

/// <summary>What an endpoint asks of its caller. An endpoint that says nothing is refused to everybody.</summary>
/// <param name="Name"><c>resource:permission</c>; null lets anybody in.</param>
public sealed record RequiredPermission(string? Name);
