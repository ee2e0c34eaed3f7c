using System.Text.Json.Serialization;

namespace Eventhos.Server.Api.Events;

/// <summary>A new event.</summary>
internal sealed record EventCreated(
    [property: JsonPropertyName("eventId")] long EventId);
