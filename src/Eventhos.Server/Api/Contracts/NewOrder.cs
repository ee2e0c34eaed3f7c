using System.Text.Json.Serialization;

namespace Eventhos.Server.Api.Contracts;

/// <summary>A contract and its new order.</summary>
internal sealed record NewOrder(
    [property: JsonPropertyName("contractId")] long ContractId,
    [property: JsonPropertyName("order")] int Order);
