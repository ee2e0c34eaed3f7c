using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Eventhos.Engine.Retries;
using Eventhos.Engine.Routing;

namespace Eventhos.Server.Api.Retries;

/// <summary>What a retry of many was asked to look for.</summary>
internal sealed record RetryRunFilterView(
    [property: JsonPropertyName("eventId")] long? EventId,
    [property: JsonPropertyName("eventIdentifier")] string? EventIdentifier,
    [property: JsonPropertyName("contractId")] long? ContractId,
    [property: JsonPropertyName("state"), AllowedValues("error")] string State,
    [property: JsonPropertyName("from")] DateTimeOffset? From,
    [property: JsonPropertyName("to")] DateTimeOffset? To,
    [property: JsonPropertyName("systemId")] long? SystemId,
    [property: JsonPropertyName("consumerId")] long? ConsumerId,
    [property: JsonPropertyName("eventIdentifierSearch")] string? EventIdentifierSearch)
{
    /// <summary>Of the selection.</summary>
    public static RetryRunFilterView Of(RetrySelection selection, RoutingSnapshot snapshot) => new(
        selection.EventTypeId,
        selection.EventTypeId is { } id ? snapshot.EventIdentifiers.GetValueOrDefault(id) : null,
        selection.ContractId,
        "error",
        selection.From,

        // As it was given: up to and including this millisecond.
        selection.Before?.AddMilliseconds(-1),
        selection.Scope?.SystemId,
        selection.Scope?.ConsumerId,
        selection.Scope?.IdentifierPart);
}
