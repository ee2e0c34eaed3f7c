using Microsoft.AspNetCore.Routing.Patterns;

namespace Eventhos.Server.Auth;

/// <summary>Ties the mapped routes to <see cref="RoutePermissions"/>.</summary>
public static class PermissionEndpoints
{
    /// <summary>A group whose routes may be called as the table says.</summary>
    public static RouteGroupBuilder MapGuarded(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("");
        ((IEndpointConventionBuilder)group).Finally(Guard);
        return group;
    }

    /// <summary>Fails where a mapped route of the API is missing in the table, or a row of the table has no route.</summary>
    /// <exception cref="InvalidOperationException">With all that differ.</exception>
    public static void VerifyPermissions(this IEndpointRouteBuilder routes)
    {
        var mapped = routes.DataSources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>().Where(endpoint => endpoint.Metadata.GetMetadata<Ui.PageEndpoint>() is null)
            .SelectMany(Names).ToHashSet();
        var listed = RoutePermissions.All.Select(rule => (rule.Method, rule.Pattern)).ToHashSet();
        var faults = mapped.Except(listed).Select(route => $"{route.Method} {route.Pattern} is not in the table of permissions.")
            .Concat(listed.Except(mapped).Select(route => $"{route.Method} {route.Pattern} is in the table of permissions, but there is no such route."))
            .ToList();
        if (faults.Count > 0)
        {
            throw new InvalidOperationException(string.Join(' ', faults));
        }
    }

    private static IEnumerable<(string Method, string Pattern)> Names(RouteEndpoint endpoint) =>
        MethodsOf(endpoint.Metadata).Select(method => (method, TextOf(endpoint.RoutePattern)));

    private static void Guard(EndpointBuilder builder)
    {
        var route = (RouteEndpointBuilder)builder;
        var pattern = TextOf(route.RoutePattern);

        // One rule for all methods of an endpoint; endpoints of several methods whose rules differ are not let in at all.
        var rules = MethodsOf(builder.Metadata).Select(method => RoutePermissions.Find(method, pattern)).Distinct().ToList();
        if (rules is [{ } access])
        {
            builder.Metadata.Add(access);
        }
    }

    private static IReadOnlyList<string> MethodsOf(IEnumerable<object> metadata) =>
        metadata.OfType<IHttpMethodMetadata>().LastOrDefault()?.HttpMethods is { Count: > 0 } methods ? methods : ["*"];

    private static string TextOf(RoutePattern pattern) => pattern.RawText is { Length: > 0 } text ? "/" + text.Trim('/') : "/";
}
