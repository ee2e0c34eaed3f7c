using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace Eventhos.Server.Api.Actions.Trial;

/// <summary>What became of a test request.</summary>
public sealed record ActionTest(
    [property: JsonPropertyName("request"), Description("Null where none could be made.")] TriedRequest? Request,
    [property: JsonPropertyName("response"), Description("Null where none came.")] TriedResponse? Response,
    [property: JsonPropertyName("warnings"), Description("What a template found missing.")] IReadOnlyList<string> Warnings,
    [property: JsonPropertyName("outcome"), AllowedValues("delivered", "http_error", "timeout", "dns", "connect", "tls", "reset", "response_too_large", "mapping_failed", "auth_failed", "blocked", "circuit_open", "cancelled")] string Outcome,
    [property: JsonPropertyName("reason"), Description("Why it failed.")] string? Reason,
    [property: JsonPropertyName("milliseconds"), Description("From the first byte sent to the last byte received, the token included.")] long Milliseconds);
