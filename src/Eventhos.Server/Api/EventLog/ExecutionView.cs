using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace Eventhos.Server.Api.EventLog;

/// <summary>An execution with its last attempt.</summary>
internal sealed record ExecutionView(
    [property: JsonPropertyName("id"), Description("The contract's id.")] long Id,
    [property: JsonPropertyName("contract_id")] long ContractId,
    [property: JsonPropertyName("received_event_id")] long ReceivedEventId,
    [property: JsonPropertyName("state"), AllowedValues("processing", "processed", "error", "skipped")] string State,
    [property: JsonPropertyName("attempts"), AllowedValues(0, 1), Description("1 when it was retried by hand.")] int Attempts,
    [property: JsonPropertyName("is_aborted"), AllowedValues(0, 1)] int IsAborted,
    [property: JsonPropertyName("reply_from")] string? ReplyFrom,
    [property: JsonPropertyName("contract_exc_detail_id"), Description("The execution's id.")] long DetailId,
    [property: JsonPropertyName("request"), Description("Null where none could be built.")] SentRequestView? Request,
    [property: JsonPropertyName("response"), Description("Null before the first attempt.")] ResponseView? Response,
    [property: JsonPropertyName("finished_at")] DateTimeOffset? FinishedAt,
    [property: JsonPropertyName("executed_at")] DateTimeOffset ExecutedAt,
    [property: JsonPropertyName("action_id")] long ActionId,
    [property: JsonPropertyName("event_id")] long EventId,
    [property: JsonPropertyName("identifier")] string Identifier,
    [property: JsonPropertyName("name")] string Name,
    [property: JsonPropertyName("active"), AllowedValues(0, 1)] int Active,
    [property: JsonPropertyName("order")] int Order,
    [property: JsonPropertyName("deleted"), AllowedValues(0, 1)] int Deleted,
    [property: JsonPropertyName("created_at")] DateTimeOffset CreatedAt,
    [property: JsonPropertyName("updated_at")] DateTimeOffset UpdatedAt,
    [property: JsonPropertyName("mail_recipients_on_error")] string? MailRecipientsOnError,
    [property: JsonPropertyName("tries"), Description("Requests sent, or tried.")] int Tries,
    [property: JsonPropertyName("outcome"), AllowedValues("delivered", "http_error", "timeout", "dns", "connect", "tls", "reset", "response_too_large", "mapping_failed", "auth_failed", "blocked", "circuit_open", "cancelled", null)] string? Outcome,
    [property: JsonPropertyName("reason"), Description("Why it failed or was skipped.")] string? Reason,
    [property: JsonPropertyName("warnings"), Description("What a template found missing.")] IReadOnlyList<string> Warnings,
    [property: JsonPropertyName("retriedAs"), Description("The received event that carries it out anew, where it was retried by hand.")] long? RetriedAs);
