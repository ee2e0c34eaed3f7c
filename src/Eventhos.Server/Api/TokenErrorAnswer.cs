using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace Eventhos.Server.Api;

/// <summary>An error of the token endpoint: <see cref="ErrorAnswer"/>, and for callers with HTTP Basic the fields of RFC 6749 section 5.2.</summary>
internal sealed record TokenErrorAnswer(
    [property: JsonPropertyName("error"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull), Description("With HTTP Basic: RFC 6749 section 5.2."), AllowedValues(
        "invalid_request", "invalid_client", "invalid_grant", "unauthorized_client", "unsupported_grant_type", "temporarily_unavailable", "server_error")] string? Error,
    [property: JsonPropertyName("error_description"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull), Description("With HTTP Basic.")] string? ErrorDescription,
    [property: JsonPropertyName("message"), Description("What was wrong, in one sentence.")] string Message,
    [property: JsonPropertyName("code"), Description("Stable.")] int Code,
    [property: JsonPropertyName("errorUUID"), Description("Finds a 500 or 503 in the hub's log output.")] string ErrorUuid);
