using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace Eventhos.Server.Api.EventLog;

/// <summary>That an attempt was made.</summary>
public sealed record AttemptRow(
    [property: JsonPropertyName("receivedEventId")] long ReceivedEventId,
    [property: JsonPropertyName("detailId"), Description("The execution.")] long DetailId,
    [property: JsonPropertyName("number"), Description("From 1.")] int Number,
    [property: JsonPropertyName("startTime")] DateTimeOffset StartTime,
    [property: JsonPropertyName("endTime")] DateTimeOffset EndTime,
    [property: JsonPropertyName("outcome"), AllowedValues("delivered", "http_error", "timeout", "dns", "connect", "tls", "reset", "response_too_large", "mapping_failed", "auth_failed", "blocked", "circuit_open", "cancelled")] string Outcome,
    [property: JsonPropertyName("status"), Description("Of the answer; null without one.")] int? Status)
{
    /// <summary>For the OpenAPI document.</summary>
    public static AttemptRow Example => new(1, 1, 1, OpenApi.Examples.Time.AddMilliseconds(52), OpenApi.Examples.Time.AddMilliseconds(87), "delivered", 201);
}
