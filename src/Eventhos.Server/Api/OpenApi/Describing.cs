using System.Reflection;

namespace Eventhos.Server.Api.OpenApi;

/// <summary>Describes routes where they are mapped.</summary>
internal static class Describing
{
    /// <summary>
    /// Says what the route is for, takes and answers. Its permission, the refusals that follow from it, and those that all bodies have
    /// in common need not be said. Tests hold what is said against what the hub does.
    /// </summary>
    public static void Describe(this IEndpointConventionBuilder route, string operationId, string summary, Action<RouteDescription> fill) => route.Add(endpoint =>
    {
        endpoint.Metadata.Add(new DescribedRoute(operationId, summary, fill));
        if (!endpoint.Metadata.OfType<MethodInfo>().Any())
        {
            // The framework lists endpoints that have a method; those mapped as a bare delegate lack it.
            endpoint.Metadata.Add(endpoint.RequestDelegate!.Method);
        }
    });
}
