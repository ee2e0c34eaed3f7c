using System.ComponentModel;
using System.Text.Json.Serialization;

namespace Eventhos.Server.Api.Retries;

/// <summary>What <c>POST /event/retry/aborted</c> takes.</summary>
internal sealed record AbortRequest(
    [property: JsonPropertyName("contractDetailId"), Description("The failed execution.")] long ContractDetailId);
