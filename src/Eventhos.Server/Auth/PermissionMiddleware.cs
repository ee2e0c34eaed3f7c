using Eventhos.Server.Api;

namespace Eventhos.Server.Auth;

/// <summary>Lets a request through to its route only as <see cref="RoutePermissions"/> says.</summary>
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

        return endpoint.Metadata.GetMetadata<RouteAccess>() switch
        {
            RouteAccess.Anyone => _next(http),
            RouteAccess.AnySubject => CheckAsync(http, permission: null),
            RouteAccess.Holders holders => CheckAsync(http, holders.Permission),
            RouteAccess.HoldersOrProducer either => OfferAsync(http, either.Permission),
            _ => throw new InvalidOperationException($"{endpoint.DisplayName} is not in the table of permissions."),
        };
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

    /// <summary>A bearer who may is let in as such; whoever is not must show an access key, for which the refusal waits.</summary>
    private async Task OfferAsync(HttpContext http, string permission)
    {
        try
        {
            var principal = await _bearers.RequireAsync(http);
            if (principal.May(permission))
            {
                http.Features.Set(principal);
            }
            else
            {
                http.Features.Set(new BearerRefusal(new ApiException(401, 401002, "Subject not authorized; incorrect permissions")));
            }
        }
        catch (ApiException e)
        {
            http.Features.Set(new BearerRefusal(e));
        }

        await _next(http);
    }
}
