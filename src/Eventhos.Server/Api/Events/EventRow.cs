using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Eventhos.Storage.Catalog;

namespace Eventhos.Server.Api.Events;

/// <summary>An event type on the wire.</summary>
internal sealed record EventRow(
    [property: JsonPropertyName("id")] long Id,
    [property: JsonPropertyName("system_id")] long SystemId,
    [property: JsonPropertyName("identifier")] string Identifier,
    [property: JsonPropertyName("name")] string Name,
    [property: JsonPropertyName("operation")] string Operation,
    [property: JsonPropertyName("description")] string Description,
    [property: JsonPropertyName("deleted"), AllowedValues(0, 1)] int Deleted,
    [property: JsonPropertyName("created_at")] DateTimeOffset CreatedAt,
    [property: JsonPropertyName("updated_at")] DateTimeOffset UpdatedAt,
    [property: JsonPropertyName("system_name")] string SystemName)
{
    /// <summary>For the OpenAPI document.</summary>
    public static EventRow Example => new(4, 3, "issues.opened-fP0yWmnp_2", "Issue opened", "create", "", 0, OpenApi.Examples.Time, OpenApi.Examples.Time, "GitHub");

    /// <summary>From the stored row, its system included.</summary>
    public static EventRow From(EventType row) => new(
        row.Id, row.SystemId, row.Identifier, row.Name, row.Operation, row.Description, row.Deleted ? 1 : 0, row.CreatedAt, row.UpdatedAt,
        row.System?.Name ?? "");
}
