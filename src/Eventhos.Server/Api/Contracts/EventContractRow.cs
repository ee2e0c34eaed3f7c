using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Eventhos.Storage.Catalog;

namespace Eventhos.Server.Api.Contracts;

/// <summary>A contract of one event, in the names of its table.</summary>
internal sealed record EventContractRow(
    [property: JsonPropertyName("id")] long Id,
    [property: JsonPropertyName("action_id")] long ActionId,
    [property: JsonPropertyName("event_id")] long EventId,
    [property: JsonPropertyName("identifier")] string Identifier,
    [property: JsonPropertyName("name")] string Name,
    [property: JsonPropertyName("active"), AllowedValues(0, 1)] int Active,
    [property: JsonPropertyName("order")] int Order,
    [property: JsonPropertyName("deleted"), AllowedValues(0, 1)] int Deleted,
    [property: JsonPropertyName("created_at")] DateTimeOffset CreatedAt,
    [property: JsonPropertyName("updated_at")] DateTimeOffset UpdatedAt,
    [property: JsonPropertyName("mail_recipients_on_error")] string? MailRecipientsOnError)
{
    /// <summary>For the OpenAPI document.</summary>
    public static EventContractRow Example => new(
        6, 5, 4, "issue-to-ticket-XD502xpXRZ", "Opened issues become tickets", 1, 0, 0, OpenApi.Examples.Time, OpenApi.Examples.Time, "ops@example.com");

    /// <summary>From the stored row.</summary>
    public static EventContractRow From(Contract row) => new(
        row.Id, row.ActionId, row.EventTypeId, row.Identifier, row.Name, row.Active ? 1 : 0, row.OrderGroup, row.Deleted ? 1 : 0,
        row.CreatedAt, row.UpdatedAt, row.MailRecipientsOnError);
}
