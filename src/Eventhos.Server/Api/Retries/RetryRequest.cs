using System.ComponentModel;
using System.Text.Json.Serialization;

namespace Eventhos.Server.Api.Retries;

/// <summary>What <c>POST /event/send/contract</c> takes.</summary>
internal sealed record RetryRequest(
    [property: JsonPropertyName("contractDetailId"), Description("The failed execution.")] long ContractDetailId,
    [property: JsonPropertyName("receivedEventId"), Description("Its received event.")] long ReceivedEventId);
