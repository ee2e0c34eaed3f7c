using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace Eventhos.Server.Api.Retries;

/// <summary>Which failed executions a retry of many is about.</summary>
internal sealed record RetryRunFilter(
    [property: JsonPropertyName("eventId")] long? EventId = null,
    [property: JsonPropertyName("eventIdentifier")] string? EventIdentifier = null,
    [property: JsonPropertyName("contractId")] long? ContractId = null,
    [property: JsonPropertyName("state"), AllowedValues("error")] string? State = null,
    [property: JsonPropertyName("from"), Description("Received not before: ISO 8601, a bare date in UTC, or milliseconds since 1970.")] string? From = null,
    [property: JsonPropertyName("to"), Description("Received not after; of a bare date the day is included.")] string? To = null,
    [property: JsonPropertyName("systemId"), Description("Events of this system.")] long? SystemId = null,
    [property: JsonPropertyName("consumerId"), Description("Actions of this system.")] long? ConsumerId = null,
    [property: JsonPropertyName("eventIdentifierSearch"), Description("Events whose identifier holds this, in any letter case.")] string? EventIdentifierSearch = null);
