using System.Text.Json.Serialization;

namespace Eventhos.Server.Api.Contracts;

/// <summary>What <c>PUT /contract/order</c> takes.</summary>
internal sealed record NewOrders(
    [property: JsonPropertyName("orders")] IReadOnlyList<NewOrder> Orders);
