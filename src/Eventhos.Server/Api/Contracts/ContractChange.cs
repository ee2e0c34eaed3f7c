using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace Eventhos.Server.Api.Contracts;

/// <summary>What <c>PUT /contract/:id</c> takes. What is left out stays.</summary>
internal sealed record ContractChange(
    [property: JsonPropertyName("name")] string? Name = null,
    [property: JsonPropertyName("active"), AllowedValues(0, 1)] int? Active = null,
    [property: JsonPropertyName("order")] int? Order = null,
    [property: JsonPropertyName("mailRecipientsOnError")] string? MailRecipientsOnError = null);
