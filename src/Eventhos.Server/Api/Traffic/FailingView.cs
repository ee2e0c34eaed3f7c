using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace Eventhos.Server.Api.Traffic;

/// <summary>The last execution of a contract that fails.</summary>
public sealed record FailingView(
    [property: JsonPropertyName("detailId"), Description("The execution.")] long DetailId,
    [property: JsonPropertyName("receivedEventId")] long ReceivedEventId,
    [property: JsonPropertyName("outcome"), AllowedValues("http_error", "timeout", "dns", "connect", "tls", "reset", "response_too_large", "mapping_failed", "auth_failed", "blocked", "circuit_open", "cancelled", null)] string? Outcome,
    [property: JsonPropertyName("status"), Description("The HTTP status of the consumer's answer.")] int? Status,
    [property: JsonPropertyName("reason"), Description("In a sentence.")] string? Reason,
    [property: JsonPropertyName("at"), Description("When it gave up.")] DateTimeOffset At)
{
    /// <summary>For the OpenAPI document.</summary>
    internal static FailingView Example => new(9, 7, "http_error", 503, "The consumer answered 503 Service Unavailable.", OpenApi.Examples.Time);
}
