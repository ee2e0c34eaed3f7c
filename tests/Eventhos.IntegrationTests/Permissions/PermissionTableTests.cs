using Eventhos.IntegrationTests.Hosting;
using Eventhos.Server.Auth;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;

namespace Eventhos.IntegrationTests.Permissions;

/// <summary>The table of permissions, the routes that a hub has, and the reference of the API say the same.</summary>
public sealed class PermissionTableTests(RunningHub hub) : IClassFixture<RunningHub>
{
    [Fact]
    public void The_routes_of_a_running_hub_are_those_of_the_reference() =>
        Assert.Equal(ExpectedRoutes.All.Select(route => route.Name).Order(StringComparer.Ordinal), hub.RouteNames());

    [Fact]
    public void The_table_says_what_the_reference_says()
    {
        var listed = RoutePermissions.All.Select(rule => $"{rule.Method} {rule.Pattern}: {Words(rule.Access)}");

        Assert.Equal(ExpectedRoutes.All.Select(route => $"{route.Name}: {route.Access}").Order(StringComparer.Ordinal), listed.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_route_carries_what_the_table_says()
    {
        var endpoints = hub.ApiRoutes();

        Assert.NotEmpty(endpoints);
        Assert.All(endpoints, endpoint =>
        {
            var method = Assert.Single(endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods);
            var access = Assert.Single(endpoint.Metadata.OfType<RouteAccess>());
            Assert.Equal(RoutePermissions.Find(method, $"/{endpoint.RoutePattern.RawText!.Trim('/')}"), access);
        });
    }

    [Fact]
    public void A_hub_does_not_start_with_a_route_that_the_table_lacks()
    {
        var app = Routes(routes => routes.MapDelete("/everything", () => "gone"));

        var fault = Assert.Throws<InvalidOperationException>(app.VerifyPermissions);

        Assert.Contains("DELETE /everything is not in the table of permissions.", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_hub_does_not_start_with_another_method_on_a_route_of_the_table()
    {
        var app = Routes(routes => routes.MapDelete("/audit", () => "gone"));

        Assert.Contains("DELETE /audit is not in the table of permissions.", Assert.Throws<InvalidOperationException>(app.VerifyPermissions).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_hub_does_not_start_when_the_table_names_a_route_that_is_not_there()
    {
        var app = Routes(_ => { }, [.. RoutePermissions.All.Where(rule => rule.Pattern != "/audit")]);

        var fault = Assert.Throws<InvalidOperationException>(app.VerifyPermissions);

        Assert.Equal("GET /audit is in the table of permissions, but there is no such route.", fault.Message);
    }

    [Fact]
    public void A_hub_starts_when_both_are_the_same() => Routes(_ => { }).VerifyPermissions();

    [Fact]
    public async Task A_route_outside_the_table_is_closed_to_everybody()
    {
        var let = false;
        Task LetIn()
        {
            let = true;
            return Task.CompletedTask;
        }

        var middleware = new PermissionMiddleware(_ => LetIn(), hub.Services.GetRequiredService<BearerTokens>());
        var http = new DefaultHttpContext();
        http.Request.Headers.Authorization = $"Bearer {hub.Admin.Bearer}";
        http.SetEndpoint(new RouteEndpoint(_ => Task.CompletedTask, RoutePatternFactory.Parse("/forgotten"), order: 0, EndpointMetadataCollection.Empty, "GET /forgotten"));

        await Assert.ThrowsAsync<InvalidOperationException>(() => middleware.InvokeAsync(http));

        Assert.False(let);
    }

    private static string Words(RouteAccess access) => access switch
    {
        RouteAccess.Anyone => ExpectedRoute.Anybody,
        RouteAccess.AnySubject => ExpectedRoute.SignedIn,
        RouteAccess.Holders holders => holders.Permission,
        RouteAccess.HoldersOrProducer either => either.Permission + ExpectedRoute.OrAccessKey,
        _ => throw new InvalidOperationException($"{access}"),
    };

    /// <summary>An application with the routes of the table, or some of them, and more.</summary>
    private static WebApplication Routes(Action<IEndpointRouteBuilder> map, IReadOnlyList<RouteRule>? rules = null)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore();
        builder.Services.AddRoutingCore();
        var app = builder.Build();
        var group = app.MapGuarded();
        foreach (var rule in rules ?? RoutePermissions.All)
        {
            group.MapMethods(rule.Pattern, [rule.Method], () => "");
        }

        map(group);
        return app;
    }
}
