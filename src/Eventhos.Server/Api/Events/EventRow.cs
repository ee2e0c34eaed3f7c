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
    [property: JsonPropertyName("deleted")] int Deleted,
    [property: JsonPropertyName("created_at")] DateTimeOffset CreatedAt,
    [property: JsonPropertyName("updated_at")] DateTimeOffset UpdatedAt)
{
    /// <summary>From the stored row.</summary>
    public static EventRow From(EventType row) => new(
        row.Id, row.SystemId, row.Identifier, row.Name, row.Operation, row.Description, row.Deleted ? 1 : 0, row.CreatedAt, row.UpdatedAt);
}
