using Eventhos.Server.Api.OpenApi;

namespace Eventhos.Server.Api.Cluster;

/// <summary>The route of <c>/cluster</c>.</summary>
internal static class ClusterApi
{
    /// <summary>Maps it.</summary>
    public static void MapCluster(this IEndpointRouteBuilder app) =>
        app.MapGet("/cluster", (HttpContext http, ClusterHandler cluster) => cluster.ShowAsync(http)).WithTags("Hub")
            .Describe("getCluster", "Show the nodes, what each of them carries out, and what waits", cluster => cluster
                .Says("On SQLite there is one node. Counting what waits ends at 100000.")
                .Ok(ClusterView.Example));
}
