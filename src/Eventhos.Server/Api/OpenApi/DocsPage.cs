using Scalar.AspNetCore;

namespace Eventhos.Server.Api.OpenApi;

/// <summary>The page that shows the document: Scalar, with its script from the hub itself.</summary>
internal static class DocsPage
{
    /// <summary>Maps <c>/docs</c> and the files it loads.</summary>
    public static void MapDocsPage(this IEndpointRouteBuilder app)
    {
        var page = app.MapGroup("").AddEndpointFilter<DocsPolicy>();
        page.MapScalarApiReference("/docs", scalar =>
        {
            scalar.Title = "eventhos API";
            scalar.OpenApiRoutePattern = "/openapi/{documentName}.json";
            scalar.AddDocument(HubDocument.Name, "eventhos");
            scalar.DynamicNonce = true;

            // Nothing is loaded from elsewhere, nor told to anybody.
            scalar.DefaultFonts = false;
            scalar.Telemetry = false;
            scalar.HideClientButton = true;
            scalar.ShowDeveloperTools = DeveloperToolsVisibility.Never;
            scalar.Agent = new ScalarAgentOptions { Disabled = true };
            scalar.Mcp = new ScalarMcpOptions { Disabled = true };
        });
    }
}
