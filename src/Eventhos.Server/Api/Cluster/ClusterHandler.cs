using Eventhos.Storage.Nodes;

namespace Eventhos.Server.Api.Cluster;

/// <summary>Shows the nodes.</summary>
internal sealed class ClusterHandler(INodeDirectory nodes)
{
    public async Task<IResult> ShowAsync(HttpContext http) => Envelope.Ok(ClusterView.From(await nodes.ReadAsync(http.RequestAborted)));
}
