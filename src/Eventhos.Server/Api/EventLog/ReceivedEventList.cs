using System.ComponentModel;
using System.Text.Json.Serialization;

namespace Eventhos.Server.Api.EventLog;

/// <summary>A page of the event log.</summary>
public sealed record ReceivedEventList(
    [property: JsonPropertyName("items")] IReadOnlyList<ReceivedEventRow> Items,
    [property: JsonPropertyName("pageIndex"), Description("From 0.")] int PageIndex,
    [property: JsonPropertyName("itemsPerPage"), Description("As asked, at most 1000.")] int ItemsPerPage,
    [property: JsonPropertyName("totalItems"), Description("How many there are on all pages.")] long TotalItems,
    [property: JsonPropertyName("totalPages")] long TotalPages,
    [property: JsonPropertyName("moreThanTotal"), Description("True where more match than `totalItems` says: with `contractId` or `consumerId`, no more than 10,000 are counted.")] bool MoreThanTotal)
{
    /// <summary>For the OpenAPI document.</summary>
    public static ReceivedEventList Example => new([EventLogExamples.Row], 0, 5, 1, 1, MoreThanTotal: false);
}
