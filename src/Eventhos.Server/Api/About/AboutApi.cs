using Eventhos.Server.Api.OpenApi;

namespace Eventhos.Server.Api.About;

/// <summary>The route of <c>/cluster/node</c>.</summary>
internal static class AboutApi
{
    /// <summary>Maps it.</summary>
    public static void MapAbout(this IEndpointRouteBuilder app) =>
        app.MapGet("/cluster/node", (HttpContext http, AboutHandler about) => about.ShowAsync(http)).WithTags("Hub")
            .Describe("getNode", "Show version, storage and the settings in force of the node that answers", about => about
                .Says("Secrets in settings are `***`.")
                .Ok(AboutView.Example));
}
