using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Eventhos.Storage.Catalog;

namespace Eventhos.Server.Api.Actions;

/// <summary>An action in a list.</summary>
public sealed record ActionRow(
    [property: JsonPropertyName("id")] long Id,
    [property: JsonPropertyName("system_id")] long SystemId,
    [property: JsonPropertyName("identifier")] string Identifier,
    [property: JsonPropertyName("name")] string Name,
    [property: JsonPropertyName("operation")] string Operation,
    [property: JsonPropertyName("description")] string Description,
    [property: JsonPropertyName("deleted"), AllowedValues(0, 1)] int Deleted,
    [property: JsonPropertyName("created_at")] DateTimeOffset CreatedAt,
    [property: JsonPropertyName("updated_at")] DateTimeOffset UpdatedAt,
    [property: JsonPropertyName("reply_to")] string? ReplyTo,
    [property: JsonPropertyName("system_name")] string SystemName,
    [property: JsonPropertyName("method"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull), Description("In the list of actions.")] string? Method = null,
    [property: JsonPropertyName("host"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull), Description("Where its requests go; left out where a variable says it.")] string? Host = null,
    [property: JsonPropertyName("contracts"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull), Description("How many use it, for those who may see contracts.")] int? Contracts = null)
{
    /// <summary>For the OpenAPI document.</summary>
    public static ActionRow Example => new(5, 3, "file-ticket-tFhGsMqpzv", "File a ticket", "create", "", 0, OpenApi.Examples.Time, OpenApi.Examples.Time, null, "Ticket desk", "POST", "desk.example", 1);

    /// <summary>From the stored row, its system included.</summary>
    public static ActionRow From(ConsumerAction row) => new(
        row.Id, row.SystemId, row.Identifier, row.Name, row.Operation, row.Description, row.Deleted ? 1 : 0, row.CreatedAt, row.UpdatedAt,
        row.ReplyTo, row.System?.Name ?? "");
}
