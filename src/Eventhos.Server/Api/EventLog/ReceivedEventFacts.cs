using System.ComponentModel;
using System.Text.Json.Serialization;

namespace Eventhos.Server.Api.EventLog;

/// <summary>A received event.</summary>
internal sealed record ReceivedEventFacts(
    [property: JsonPropertyName("id")] long Id,
    [property: JsonPropertyName("received_at")] DateTimeOffset ReceivedAt,
    [property: JsonPropertyName("received_request")] ReceivedRequestView ReceivedRequest,
    [property: JsonPropertyName("eventId")] long EventId,
    [property: JsonPropertyName("eventIdentifier")] string EventIdentifier,
    [property: JsonPropertyName("eventName")] string EventName,
    [property: JsonPropertyName("eventOperation")] string EventOperation,
    [property: JsonPropertyName("eventDescription")] string EventDescription,
    [property: JsonPropertyName("reply"), Description("Where it came from, where it was a consumer's answer.")] ReplyView? Reply,
    [property: JsonPropertyName("retryOf"), Description("The execution that it carries out anew, where a person had it retried.")] RetryOfView? RetryOf);
