using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Eventhos.Storage.Nodes;

namespace Eventhos.Server.Api.Cluster;

/// <summary>A node of a cluster.</summary>
internal sealed record NodeRow(
    [property: JsonPropertyName("node")] string Node,
    [property: JsonPropertyName("version")] string Version,
    [property: JsonPropertyName("state"), AllowedValues("alive", "lost"), Description("Of a lost node nothing was heard in time; others take over what it held.")] string State,
    [property: JsonPropertyName("startedAt")] DateTimeOffset StartedAt,
    [property: JsonPropertyName("seenAt")] DateTimeOffset SeenAt,
    [property: JsonPropertyName("silentSeconds"), Description("How long ago it gave its last sign of life.")] double SilentSeconds,
    [property: JsonPropertyName("executions"), Description("Executions that are leased to it.")] long Executions,
    [property: JsonPropertyName("retryRuns"), Description("Retries of many that it carries out.")] long RetryRuns,
    [property: JsonPropertyName("sessions"), Description("1, and one more for each time an answer of the database was lost and it is not yet sure what it holds.")] int Sessions,
    [property: JsonPropertyName("changesBehind"), Description("Changes of contracts, tokens and the like that are not yet in force on it.")] long ChangesBehind)
{
    /// <summary>For the OpenAPI document.</summary>
    public static NodeRow Example => new("hub-a", "1.0.0", "alive", OpenApi.Examples.Time, OpenApi.Examples.Time.AddHours(1), 0.4, 12, 0, 1, 0);

    /// <summary>From storage.</summary>
    public static NodeRow From(NodeItem node, DateTimeOffset now) => new(
        node.Name, node.Version, node.ExpiresAt < now ? "lost" : "alive", node.StartedAt, node.SeenAt, Seconds(now - node.SeenAt), node.Executions, node.RetryRuns,
        node.Sessions, node.ChangesBehind);

    /// <summary>To a tenth, and never below 0.</summary>
    public static double Seconds(TimeSpan time) => Math.Max(0, Math.Round(time.TotalSeconds, 1));
}
