using System.ComponentModel;
using System.Text.Json.Serialization;

namespace Eventhos.Server.Api.Traffic;

/// <summary>The traffic of a contract.</summary>
public sealed record ContractTrafficRow(
    [property: JsonPropertyName("id")] long Id,
    [property: JsonPropertyName("identifier")] string Identifier,
    [property: JsonPropertyName("name")] string Name,
    [property: JsonPropertyName("deleted"), Description("It was deleted since.")] bool Deleted,
    [property: JsonPropertyName("eventId")] long EventId,
    [property: JsonPropertyName("eventIdentifier")] string EventIdentifier,
    [property: JsonPropertyName("actionId")] long ActionId,
    [property: JsonPropertyName("producerName")] string ProducerName,
    [property: JsonPropertyName("consumerName")] string ConsumerName,
    [property: JsonPropertyName("executions")] long Executions,
    [property: JsonPropertyName("processed")] long Processed,
    [property: JsonPropertyName("failed")] long Failed,
    [property: JsonPropertyName("skipped")] long Skipped,
    [property: JsonPropertyName("underWay")] long UnderWay,
    [property: JsonPropertyName("attempts")] long Attempts,
    [property: JsonPropertyName("retries")] long Retries,
    [property: JsonPropertyName("answer")] LatencyView Answer,
    [property: JsonPropertyName("endToEnd")] LatencyView EndToEnd,
    [property: JsonPropertyName("failing"), Description("Where the last execution that is over, of the events of a week, failed, and was neither retried nor given up: which one, and why.")] FailingView? Failing)
{
    /// <summary>For the OpenAPI document.</summary>
    internal static ContractTrafficRow Example => new(
        4, "enrol-lms-8sK2nQ0a1Z", "Enrol in LMS", false, 2, "student-enrolled-Xy3kPq09ab", 3, "CRM", "LMS", 1_210, 1_198, 6, 0, 6, 1_204, 0, LatencyView.Example,
        LatencyView.Example with { P50 = 51, P95 = 130 }, FailingView.Example);
}
