using System.ComponentModel;
using System.Text.Json.Serialization;

namespace Eventhos.Server.Api.Traffic;

/// <summary>A piece of a range: what was received in it, and what became of that.</summary>
public sealed record TrafficBucketRow(
    [property: JsonPropertyName("from"), Description("When it begins.")] DateTimeOffset From,
    [property: JsonPropertyName("received")] long Received,
    [property: JsonPropertyName("executions")] long Executions,
    [property: JsonPropertyName("processed")] long Processed,
    [property: JsonPropertyName("failed")] long Failed,
    [property: JsonPropertyName("skipped")] long Skipped,
    [property: JsonPropertyName("underWay")] long UnderWay,
    [property: JsonPropertyName("answer"), Description("How long consumers took to answer.")] LatencyView Answer,
    [property: JsonPropertyName("endToEnd"), Description("From the arrival of the event until the execution was over.")] LatencyView EndToEnd)
{
    /// <summary>For the OpenAPI document.</summary>
    internal static TrafficBucketRow Example => new(OpenApi.Examples.Time, 80, 96, 95, 1, 0, 0, LatencyView.Example with { Count = 96 }, LatencyView.Example with { Count = 96, P50 = 51, P95 = 130 });
}
