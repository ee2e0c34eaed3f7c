using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Eventhos.Storage.Catalog;

namespace Eventhos.Server.Api.Systems;

/// <summary>A system on the wire.</summary>
internal sealed record SystemRow(
    [property: JsonPropertyName("id")] long Id,
    [property: JsonPropertyName("class"), AllowedValues("producer", "consumer", "hybrid")] string Class,
    [property: JsonPropertyName("identifier")] string Identifier,
    [property: JsonPropertyName("name")] string Name,
    [property: JsonPropertyName("type")] string Type,
    [property: JsonPropertyName("description")] string Description,
    [property: JsonPropertyName("deleted"), AllowedValues(0, 1)] int Deleted,
    [property: JsonPropertyName("created_at")] DateTimeOffset CreatedAt,
    [property: JsonPropertyName("updated_at")] DateTimeOffset UpdatedAt,
    [property: JsonPropertyName("client_id")] long? ClientId)
{
    /// <summary>For the OpenAPI document.</summary>
    public static SystemRow Example => new(3, "producer", "github-1FrfAw9G5f", "GitHub", "saas", "Sends webhooks", 0, OpenApi.Examples.Time, OpenApi.Examples.Time, 2);

    /// <summary>From the stored row.</summary>
    public static SystemRow From(ConnectedSystem row) => new(
        row.Id, row.Class, row.Identifier, row.Name, row.Type, row.Description, row.Deleted ? 1 : 0, row.CreatedAt, row.UpdatedAt, row.ClientId);
}
