using System.Text.Json.Serialization;

namespace Eventhos.Server.Api.EventLog;

/// <summary>An answer of a consumer that was received as an event.</summary>
internal sealed record ReplyRow(
    [property: JsonPropertyName("receivedEventId")] long ReceivedEventId,
    [property: JsonPropertyName("executionDetailId")] long ExecutionDetailId,
    [property: JsonPropertyName("eventIdentifier")] string EventIdentifier);
