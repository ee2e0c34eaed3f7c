using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Eventhos.Storage.Mails;

namespace Eventhos.Server.Api.Mails;

/// <summary>A mail as lists show it.</summary>
internal sealed record MailRow(
    [property: JsonPropertyName("id")] long Id,
    [property: JsonPropertyName("contractId")] long ContractId,
    [property: JsonPropertyName("contractName")] string ContractName,
    [property: JsonPropertyName("cause"), Description("The outcome of the last attempt.")] string Cause,
    [property: JsonPropertyName("executionDetailId")] long ExecutionDetailId,
    [property: JsonPropertyName("recipients")] IReadOnlyList<string> Recipients,
    [property: JsonPropertyName("state"), AllowedValues("waiting", "sent", "failed", "no_recipient")] string State,
    [property: JsonPropertyName("tries")] int Tries,
    [property: JsonPropertyName("heldBack"), Description("How many more failures of the same cause it stands for.")] int HeldBack,
    [property: JsonPropertyName("createdAt")] DateTimeOffset CreatedAt,
    [property: JsonPropertyName("sentAt")] DateTimeOffset? SentAt,
    [property: JsonPropertyName("lastError")] string? LastError)
{
    /// <summary>For the OpenAPI document.</summary>
    public static MailRow Example => new(
        1, 6, "Opened issues become tickets", "http_error", 1, ["ops@example.com"], "sent", 1, 0, OpenApi.Examples.Time, OpenApi.Examples.Time.AddSeconds(2), LastError: null);

    /// <summary>From the outbox.</summary>
    public static MailRow From(MailItem item) => new(
        item.Id, item.ContractId, item.ContractName, item.Cause, item.ExecutionId, item.Recipients, item.State.Word(), item.Tries, item.HeldBack,
        item.CreatedAt, item.SentAt, item.LastError);
}
