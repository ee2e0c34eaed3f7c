using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Eventhos.Storage.Catalog;

namespace Eventhos.Server.Api.Contracts;

/// <summary>A contract in the list of all.</summary>
internal sealed record ContractRow(
    [property: JsonPropertyName("id")] long Id,
    [property: JsonPropertyName("name")] string Name,
    [property: JsonPropertyName("active"), AllowedValues(0, 1)] int Active,
    [property: JsonPropertyName("order")] int Order,
    [property: JsonPropertyName("eventId")] long EventId,
    [property: JsonPropertyName("actionId")] long ActionId,
    [property: JsonPropertyName("producerName")] string ProducerName,
    [property: JsonPropertyName("consumerName")] string ConsumerName,
    [property: JsonPropertyName("eventIdentifier")] string EventIdentifier,
    [property: JsonPropertyName("actionIdentifier")] string ActionIdentifier,
    [property: JsonPropertyName("mailRecipientsOnError")] string? MailRecipientsOnError,
    [property: JsonPropertyName("identifier")] string Identifier,
    [property: JsonPropertyName("producerId")] long ProducerId,
    [property: JsonPropertyName("consumerId")] long ConsumerId,
    [property: JsonPropertyName("eventName")] string EventName,
    [property: JsonPropertyName("actionName")] string ActionName,
    [property: JsonPropertyName("created_at")] DateTimeOffset CreatedAt,
    [property: JsonPropertyName("updated_at")] DateTimeOffset UpdatedAt)
{
    /// <summary>For the OpenAPI document.</summary>
    public static ContractRow Example => new(
        6, "Opened issues become tickets", 1, 0, 4, 5, "GitHub", "Ticket desk", "issues.opened-fP0yWmnp_2", "file-ticket-tFhGsMqpzv", "ops@example.com",
        "issue-to-ticket-XD502xpXRZ", 3, 7, "Issue opened", "File a ticket", OpenApi.Examples.Time, OpenApi.Examples.Time);

    /// <summary>From the stored row with its event, its action and their systems.</summary>
    public static ContractRow From(Contract row) => new(
        row.Id, row.Name, row.Active ? 1 : 0, row.OrderGroup, row.EventTypeId, row.ActionId, row.EventType!.System!.Name, row.Action!.System!.Name,
        row.EventType.Identifier, row.Action.Identifier, row.MailRecipientsOnError,
        row.Identifier, row.EventType.SystemId, row.Action.SystemId, row.EventType.Name, row.Action.Name, row.CreatedAt, row.UpdatedAt);
}
