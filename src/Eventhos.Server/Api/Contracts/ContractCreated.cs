using System.ComponentModel;
using System.Text.Json.Serialization;

namespace Eventhos.Server.Api.Contracts;

/// <summary>A new contract. Clients of the predecessor look for its id under <c>actionId</c>.</summary>
internal sealed record ContractCreated(
    [property: JsonPropertyName("actionId"), Description("The contract's id, too.")] long ActionId,
    [property: JsonPropertyName("contractId")] long ContractId);
