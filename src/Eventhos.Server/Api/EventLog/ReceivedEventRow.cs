using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace Eventhos.Server.Api.EventLog;

/// <summary>A received event in the list.</summary>
public sealed record ReceivedEventRow(
    [property: JsonPropertyName("id")] long Id,
    [property: JsonPropertyName("systemId")] long SystemId,
    [property: JsonPropertyName("eventId")] long EventId,
    [property: JsonPropertyName("systemName")] string SystemName,
    [property: JsonPropertyName("systemIdentifier")] string SystemIdentifier,
    [property: JsonPropertyName("eventName")] string EventName,
    [property: JsonPropertyName("eventIdentifier")] string EventIdentifier,
    [property: JsonPropertyName("eventDescription")] string EventDescription,
    [property: JsonPropertyName("receivedAt")] DateTimeOffset ReceivedAt,
    [property: JsonPropertyName("state"), AllowedValues("processing", "processed", "error", "aborted", "retried", null), Description("One for each execution; `[null]` where none was carried out.")] IReadOnlyList<string?> State);
