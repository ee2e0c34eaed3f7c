using System.Text.Json.Serialization;

namespace Eventhos.Server.Api.Traffic;

/// <summary>How often an event was received.</summary>
public sealed record EventTrafficRow(
    [property: JsonPropertyName("id")] long Id,
    [property: JsonPropertyName("identifier")] string Identifier,
    [property: JsonPropertyName("name")] string Name,
    [property: JsonPropertyName("systemId")] long SystemId,
    [property: JsonPropertyName("systemName")] string SystemName,
    [property: JsonPropertyName("received")] long Received)
{
    /// <summary>For the OpenAPI document.</summary>
    internal static EventTrafficRow Example => new(2, "student-enrolled-Xy3kPq09ab", "Student enrolled", 1, "CRM", 1_000);
}
