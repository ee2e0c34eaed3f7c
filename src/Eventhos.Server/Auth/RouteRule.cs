namespace Eventhos.Server.Auth;

/// <summary>One row of <see cref="RoutePermissions"/>.</summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="Pattern">The route's pattern, as it is mapped.</param>
/// <param name="Access">Who may call it.</param>
public sealed record RouteRule(string Method, string Pattern, RouteAccess Access);
