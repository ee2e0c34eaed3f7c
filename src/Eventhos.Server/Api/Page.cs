using System.ComponentModel;
using System.Text.Json.Serialization;

namespace Eventhos.Server.Api;

/// <summary>A page of a list.</summary>
public sealed record Page<T>(
    [property: JsonPropertyName("items")] IReadOnlyList<T> Items,
    [property: JsonPropertyName("pageIndex"), Description("From 0.")] int PageIndex,
    [property: JsonPropertyName("itemsPerPage"), Description("As asked, at most 1000.")] int ItemsPerPage,
    [property: JsonPropertyName("totalItems"), Description("How many there are on all pages.")] long TotalItems,
    [property: JsonPropertyName("totalPages")] long TotalPages);
