using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace Eventhos.Server.Api.Contracts;

/// <summary>What <c>POST /contract</c> takes.</summary>
internal sealed record NewContract(
    [property: JsonPropertyName("eventId")] long EventId,
    [property: JsonPropertyName("actionId")] long ActionId,
    [property: JsonPropertyName("name")] string Name,
    [property: JsonPropertyName("identifier"), Description("At most 150 characters; `-` and 10 random characters are added.")] string Identifier,
    [property: JsonPropertyName("order"), Description("Contracts of one event with equal order run side by side, the next order after them.")] int Order,
    [property: JsonPropertyName("mailRecipientsOnError")] string? MailRecipientsOnError = null,
    [property: JsonPropertyName("active"), AllowedValues(0, 1), Description("1 where it is left out.")] int? Active = null);
