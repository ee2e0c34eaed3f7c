using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Eventhos.IntegrationTests.Hosting;
using Eventhos.IntegrationTests.Permissions;
using Eventhos.Server.Auth;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;

namespace Eventhos.IntegrationTests.OpenApi;

/// <summary>What the document is, as a document.</summary>
public sealed partial class DocumentTests(RunningHub hub) : IClassFixture<RunningHub>
{
    /// <summary>Set to write the committed copy anew instead of comparing with it.</summary>
    private const string Rewrite = "EVENTHOS_WRITE_OPENAPI";

    private static readonly string[] Pages = ["/docs/{documentName?}", "/docs/scalar.js", "/docs/scalar.aspnetcore.js", "/docs/favicon.svg"];

    [Fact]
    public async Task Every_route_is_in_the_document_but_the_page_that_shows_it()
    {
        var document = await ApiDocument.ReadAsync(hub);
        var told = document.Operations.Select(operation => $"{operation.Method} {operation.Shape}").Order(StringComparer.Ordinal);

        var routes = hub.ApiRoutes()
            .Where(route => !Pages.Contains($"/{route.RoutePattern.RawText!.Trim('/')}"))
            .SelectMany(route => route.Metadata.GetRequiredMetadata<IHttpMethodMetadata>().HttpMethods.Select(method => $"{method} {ShapeOf(route)}"))
            .Order(StringComparer.Ordinal);

        Assert.Equal(routes, told);
    }

    [Fact]
    public async Task The_committed_copy_is_the_document()
    {
        var copy = Path.Combine(RepositoryRoot(AppContext.BaseDirectory), "docs", "openapi.v1.json");
        var document = await ApiDocument.ReadAsync(hub);
        if (Environment.GetEnvironmentVariable(Rewrite) is "1")
        {
            await File.WriteAllTextAsync(copy, document.Text, TestContext.Current.CancellationToken);
        }

        Assert.True(await File.ReadAllTextAsync(copy, TestContext.Current.CancellationToken) == document.Text, $"docs/openapi.v1.json is out of date; run this test with {Rewrite}=1 to write it anew.");
    }

    [Fact]
    public async Task It_is_valid_openapi_3_1_and_all_references_lead_somewhere()
    {
        var document = await ApiDocument.ReadAsync(hub);

        var read = OpenApiDocument.Parse(document.Text, "json");

        Assert.Empty(read.Diagnostic!.Errors.Select(error => error.ToString()));
        Assert.Equal("3.1.1", (string?)document.Root["openapi"]);
        foreach (var reference in document.References())
        {
            Assert.NotNull(document.Resolve(new JsonObject { ["$ref"] = reference }));
        }
    }

    [Fact]
    public async Task Calls_and_schemas_have_names_that_a_client_generator_can_use()
    {
        var document = await ApiDocument.ReadAsync(hub);

        Assert.All(document.Operations, operation => Assert.Matches("^[a-z][a-zA-Z]+$", operation.Id));
        Assert.Equal(document.Operations.Count, document.Operations.Select(operation => operation.Id).Distinct(StringComparer.OrdinalIgnoreCase).Count());
        var tags = document.Root["tags"]!.AsArray().ToDictionary(tag => (string)tag!["name"]!, tag => (string?)tag!["description"], StringComparer.Ordinal);
        Assert.All(document.Operations, operation => Assert.NotEmpty(tags[(string)Assert.Single(operation.Node["tags"]!.AsArray())!]!));

        // A digit at the end is how two schemas of one name are told apart.
        var schemas = document.Root["components"]!["schemas"]!.AsObject().Select(schema => schema.Key).ToList();
        Assert.All(schemas, name => Assert.Matches("^[A-Z][a-zA-Z]+$", name));
        Assert.Equal(document.Operations.Count, document.Operations.Select(operation => operation.Method + operation.Shape).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public async Task Each_operation_tells_the_permission_of_the_one_table()
    {
        var document = await ApiDocument.ReadAsync(hub);

        Assert.All(document.Operations, operation =>
        {
            var rule = RoutePermissions.All.Single(rule => rule.Method == operation.Method && Parameter().Replace(rule.Pattern, "{}") == operation.Shape);
            string[] told = [.. (operation.Node["security"]?.AsArray() ?? []).OfType<JsonObject>().Where(way => way["bearer"] is not null)
                .SelectMany(way => way["bearer"]!.AsArray()).Select(name => (string)name!)];
            string[] expected = rule.Access switch
            {
                RouteAccess.Holders holders => [holders.Permission],
                RouteAccess.HoldersOrProducer either => [either.Permission],
                _ => [],
            };
            Assert.Equal(expected, told);
            Assert.Equal(rule.Access is not RouteAccess.Anyone, operation.Node["security"]?.AsArray().OfType<JsonObject>().Any(way => way["bearer"] is not null) ?? false);
        });
    }

    [Fact]
    public async Task Who_has_it_already_is_not_sent_it_again()
    {
        var first = await hub.Http.GetAsync("/openapi/v1.json", TestContext.Current.CancellationToken);
        using var again = new HttpRequestMessage(HttpMethod.Get, "/openapi/v1.json");
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);

        Assert.Equal(304, (int)(await hub.Http.SendAsync(again, TestContext.Current.CancellationToken)).StatusCode);
    }

    private static string ShapeOf(RouteEndpoint route) => Parameter().Replace($"/{route.RoutePattern.RawText!.Trim('/')}", "{}");

    private static string RepositoryRoot(string folder) =>
        File.Exists(Path.Combine(folder, "eventhos.slnx")) ? folder : RepositoryRoot(Path.GetDirectoryName(folder)!);

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Parameter();
}
