using System.ComponentModel;
using System.Text.Json.Serialization;
using Eventhos.Storage.Journal.Traffic;

namespace Eventhos.Server.Api.Traffic;

/// <summary>Percentiles of times, in milliseconds.</summary>
public sealed record LatencyView(
    [property: JsonPropertyName("count"), Description("How many times there are.")] long Count,
    [property: JsonPropertyName("p50"), Description("Half of them took no longer. Within 0.8 %, exact below 128; null where there are none.")] long? P50,
    [property: JsonPropertyName("p95")] long? P95,
    [property: JsonPropertyName("p99")] long? P99)
{
    /// <summary>For the OpenAPI document.</summary>
    internal static LatencyView Example => new(1_204, 43, 117, 260);

    /// <summary>From a histogram.</summary>
    internal static LatencyView From(LatencyHistogram times) => new(times.Count, times.Percentile(0.5), times.Percentile(0.95), times.Percentile(0.99));
}
