using Eventhos.Server.Api;

namespace Eventhos.Server.Auth;

/// <summary>Lets a request through to its endpoint only with the permission the endpoint requires.</summary>
public sealed class PermissionMiddleware
{
    private readonly RequestDelegate _next;
    private readonly BearerTokens _bearers;

    /// <summary>Before <paramref name="next"/>.</summary>
    public PermissionMiddleware(RequestDelegate next, BearerTokens bearers)
    {
        _next = next;
        _bearers = bearers;
    }

    /// <summary>Checks.</summary>
    public Task InvokeAsync(HttpContext http)
    {
        var endpoint = http.GetEndpoint();
        if (endpoint is not RouteEndpoint)
        {
            // Nothing of ours: no route at all, or routing's own answer to a method that a route does not take.
            return _next(http);
        }

        var required = endpoint.Metadata.GetMetadata<RequiredPermission>()
            ?? throw new InvalidOperationException($"{endpoint.DisplayName} does not say who may call it.");
        return required is { Name: null, SignedIn: false } ? _next(http) : CheckAsync(http, required.Name);
    }

    private async Task CheckAsync(HttpContext http, string? permission)
    {
        var principal = await _bearers.RequireAsync(http);
        if (permission is not null && !principal.May(permission))
        {
            throw new ApiException(401, 401002, "Subject not authorized; incorrect permissions");
        }

        http.Features.Set(principal);
        await _next(http);
    }
}
