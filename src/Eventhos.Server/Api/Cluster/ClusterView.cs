using System.ComponentModel;
using System.Text.Json.Serialization;
using Eventhos.Storage.Nodes;

namespace Eventhos.Server.Api.Cluster;

/// <summary>The nodes that share the database.</summary>
internal sealed record ClusterView(
    [property: JsonPropertyName("now"), Description("The database's time.")] DateTimeOffset Now,
    [property: JsonPropertyName("node"), Description("The node that answers.")] string Node,
    [property: JsonPropertyName("leaseSeconds"), Description("How long nothing may be heard of a node before others carry out what it held; null on SQLite.")] double? LeaseSeconds,
    [property: JsonPropertyName("nodes")] IReadOnlyList<NodeRow> Nodes,
    [property: JsonPropertyName("waitingExecutions"), Description("Ready or due, and leased to no node.")] long WaitingExecutions,
    [property: JsonPropertyName("lagSeconds"), Description("How long ago the oldest event that waits for a node was received; 0 where none waits.")] double LagSeconds)
{
    /// <summary>For the OpenAPI document.</summary>
    public static ClusterView Example => new(OpenApi.Examples.Time, "hub-a", 15, [NodeRow.Example], 0, 0);

    /// <summary>From storage.</summary>
    public static ClusterView From(NodePicture picture) => new(
        picture.Now,
        picture.This,
        picture.Lease?.TotalSeconds,
        [.. picture.Nodes.Select(node => NodeRow.From(node, picture.Now))],
        picture.Waiting.Executions,
        picture.Waiting.OldestReceivedAt is { } oldest ? NodeRow.Seconds(picture.Now - oldest) : 0);
}
