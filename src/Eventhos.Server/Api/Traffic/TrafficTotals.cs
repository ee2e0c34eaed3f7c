using System.ComponentModel;
using System.Text.Json.Serialization;

namespace Eventhos.Server.Api.Traffic;

/// <summary>All of a range.</summary>
public sealed record TrafficTotals(
    [property: JsonPropertyName("received"), Description("Events.")] long Received,
    [property: JsonPropertyName("executions"), Description("Their executions: processed, failed, skipped and under way together.")] long Executions,
    [property: JsonPropertyName("processed")] long Processed,
    [property: JsonPropertyName("failed"), Description("Gave up; also those that were retried by hand or given up by a person since.")] long Failed,
    [property: JsonPropertyName("skipped"), Description("Never carried out, because the contract was inactive or its action gone.")] long Skipped,
    [property: JsonPropertyName("underWay"), Description("Not over yet.")] long UnderWay,
    [property: JsonPropertyName("attempts"), Description("Requests sent, or tried.")] long Attempts,
    [property: JsonPropertyName("retries"), Description("Attempts that were not the first of their execution.")] long Retries,
    [property: JsonPropertyName("successRate"), Description("Processed by processed and failed, 0 to 1; null where nothing is over.")] double? SuccessRate)
{
    /// <summary>For the OpenAPI document.</summary>
    internal static TrafficTotals Example => new(1_000, 1_210, 1_198, 6, 0, 6, 1_204, 0, 1_198d / 1_204);
}
