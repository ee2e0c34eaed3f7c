using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace Eventhos.Server.Api.EventLog;

/// <summary>An execution of a received event.</summary>
public sealed record ExecutionRow(
    [property: JsonPropertyName("detailId")] long DetailId,
    [property: JsonPropertyName("state"), AllowedValues("processing", "processed", "error", "skipped")] string State,
    [property: JsonPropertyName("attempts"), AllowedValues(0, 1), Description("1 when it was retried by hand.")] int Attempts,
    [property: JsonPropertyName("isAborted"), AllowedValues(0, 1)] int IsAborted,
    [property: JsonPropertyName("contractId")] long ContractId,
    [property: JsonPropertyName("contractIdentifier")] string ContractIdentifier,
    [property: JsonPropertyName("contractName")] string ContractName,
    [property: JsonPropertyName("actionId")] long ActionId,
    [property: JsonPropertyName("actionIdentifier")] string ActionIdentifier,
    [property: JsonPropertyName("actionName")] string ActionName,
    [property: JsonPropertyName("actionOperation")] string ActionOperation,
    [property: JsonPropertyName("actionDescription")] string ActionDescription,
    [property: JsonPropertyName("order")] int Order,
    [property: JsonPropertyName("tries"), Description("Requests sent, or tried.")] int Tries,
    [property: JsonPropertyName("outcome"), AllowedValues("delivered", "http_error", "timeout", "dns", "connect", "tls", "reset", "response_too_large", "mapping_failed", "auth_failed", "blocked", "circuit_open", "cancelled", null)] string? Outcome,
    [property: JsonPropertyName("reason"), Description("Why it failed or was skipped.")] string? Reason,
    [property: JsonPropertyName("warnings"), Description("What a template found missing.")] IReadOnlyList<string> Warnings,
    [property: JsonPropertyName("retriedAs"), Description("The received event that carries it out anew, where it was retried by hand.")] long? RetriedAs);
