using Eventhos.IntegrationTests.Hosting;
using Eventhos.Server.Ui;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Eventhos.IntegrationTests.Permissions;

/// <summary>The routes that a hub really has.</summary>
public static class MappedRoutes
{
    /// <summary>Those of the API.</summary>
    public static IReadOnlyList<RouteEndpoint> ApiRoutes(this RunningHub hub) => [.. Routes(hub).Where(route => !IsPage(route))];

    /// <summary>Those of the pages.</summary>
    public static IReadOnlyList<RouteEndpoint> PageRoutes(this RunningHub hub) => [.. Routes(hub).Where(IsPage)];

    /// <summary>Those of the API as method and pattern; <c>*</c> for an endpoint that takes every method.</summary>
    public static IReadOnlyList<string> RouteNames(this RunningHub hub) => [.. hub.ApiRoutes().SelectMany(Names).Order(StringComparer.Ordinal)];

    private static IEnumerable<RouteEndpoint> Routes(RunningHub hub) =>
        hub.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>();

    private static bool IsPage(RouteEndpoint route) => route.Metadata.GetMetadata<PageEndpoint>() is not null;

    private static IEnumerable<string> Names(RouteEndpoint endpoint)
    {
        var methods = endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["*"];
        return methods.Select(method => $"{method} /{endpoint.RoutePattern.RawText?.Trim('/')}");
    }
}
