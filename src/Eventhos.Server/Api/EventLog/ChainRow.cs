using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace Eventhos.Server.Api.EventLog;

/// <summary>A received event in its chain of replies.</summary>
public sealed record ChainRow(
    [property: JsonPropertyName("receivedEventId")] long ReceivedEventId,
    [property: JsonPropertyName("eventId")] long EventId,
    [property: JsonPropertyName("eventIdentifier")] string EventIdentifier,
    [property: JsonPropertyName("eventName")] string EventName,
    [property: JsonPropertyName("receivedAt")] DateTimeOffset ReceivedAt,
    [property: JsonPropertyName("depth"), Description("0 for the event that the chain began with.")] int Depth,
    [property: JsonPropertyName("parentReceivedEventId"), Description("The event to whose execution it is the answer.")] long? ParentReceivedEventId,
    [property: JsonPropertyName("executionDetailId"), Description("The execution whose answer it is.")] long? ExecutionDetailId,
    [property: JsonPropertyName("retryOfReceivedEventId"), Description("The event of whose executions it carries one out anew.")] long? RetryOfReceivedEventId,
    [property: JsonPropertyName("state"), AllowedValues("processing", "processed", "error", "aborted", "retried", null), Description("One for each execution; `[null]` where none was carried out.")] IReadOnlyList<string?> State)
{
    /// <summary>For the OpenAPI document.</summary>
    public static ChainRow Example => new(1, 4, "issues.opened-fP0yWmnp_2", "Issue opened", OpenApi.Examples.Time, 0, null, null, null, ["processed"]);
}
