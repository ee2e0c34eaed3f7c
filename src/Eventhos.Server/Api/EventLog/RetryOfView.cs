using System.Text.Json.Serialization;

namespace Eventhos.Server.Api.EventLog;

/// <summary>The execution that a received event carries out anew.</summary>
internal sealed record RetryOfView(
    [property: JsonPropertyName("executionDetailId")] long ExecutionDetailId,
    [property: JsonPropertyName("receivedEventId")] long ReceivedEventId);
