using System.ComponentModel;
using System.Text.Json.Serialization;

namespace Eventhos.Server.Api.Traffic;

/// <summary>The hub's traffic in a range of time that ends now.</summary>
public sealed record TrafficView(
    [property: JsonPropertyName("minutes"), Description("How long the range is; its last piece is not over yet.")] int Minutes,
    [property: JsonPropertyName("from"), Description("When it begins.")] DateTimeOffset From,
    [property: JsonPropertyName("to"), Description("When all of this was so.")] DateTimeOffset To,
    [property: JsonPropertyName("bucketSeconds"), Description("How long a piece is.")] int BucketSeconds,
    [property: JsonPropertyName("buckets"), Description("The pieces in the order of time, those without events too.")] IReadOnlyList<TrafficBucketRow> Buckets,
    [property: JsonPropertyName("totals")] TrafficTotals Totals,
    [property: JsonPropertyName("answer"), Description("How long consumers took to answer, an attempt each. Those that waited for an answer in vain count; those where nothing was sent don't.")] LatencyView Answer,
    [property: JsonPropertyName("endToEnd"), Description("From the arrival of the event until the execution was processed or gave up.")] LatencyView EndToEnd,
    [property: JsonPropertyName("events"), Description("Events that were received, by name.")] IReadOnlyList<EventTrafficRow> Events,
    [property: JsonPropertyName("contracts"), Description("Contracts that had executions or are failing, by name.")] IReadOnlyList<ContractTrafficRow> Contracts,
    [property: JsonPropertyName("consumers"), Description("Systems that requests were for, by name.")] IReadOnlyList<ConsumerTrafficRow> Consumers,
    [property: JsonPropertyName("slowMilliseconds"), Description("Consumers are called slow from here on.")] long SlowMilliseconds,
    [property: JsonPropertyName("waiting")] WaitingView Waiting)
{
    /// <summary>For the OpenAPI document.</summary>
    internal static TrafficView Example => new(
        15, OpenApi.Examples.Time.AddMinutes(-14), OpenApi.Examples.Time, 60, [TrafficBucketRow.Example], TrafficTotals.Example, LatencyView.Example,
        LatencyView.Example with { P50 = 51, P95 = 130 }, [EventTrafficRow.Example], [ContractTrafficRow.Example], [ConsumerTrafficRow.Example],
        TrafficNames.SlowMilliseconds, WaitingView.Example);
}
