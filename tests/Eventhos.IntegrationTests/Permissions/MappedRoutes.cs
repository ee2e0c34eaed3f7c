using Eventhos.IntegrationTests.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Eventhos.IntegrationTests.Permissions;

/// <summary>The routes that a hub really has.</summary>
public static class MappedRoutes
{
    /// <summary>As method and pattern; <c>*</c> for an endpoint that takes every method.</summary>
    public static IReadOnlyList<string> RouteNames(this RunningHub hub) =>
        [.. hub.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().SelectMany(Names).Order(StringComparer.Ordinal)];

    private static IEnumerable<string> Names(RouteEndpoint endpoint)
    {
        var methods = endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["*"];
        return methods.Select(method => $"{method} /{endpoint.RoutePattern.RawText?.Trim('/')}");
    }
}
