using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace Eventhos.Server.Api;

/// <summary>An error of the token endpoint: <see cref="ErrorAnswer"/>, and for callers with HTTP Basic the fields of RFC 6749 section 5.2.</summary>
internal sealed record TokenErrorAnswer
{
    /// <summary>The standard's word for it.</summary>
    [JsonPropertyName("error"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull), Description("With HTTP Basic: RFC 6749 section 5.2.")]
    [AllowedValues("invalid_request", "invalid_client", "invalid_grant", "unauthorized_client", "unsupported_grant_type", "temporarily_unavailable", "server_error")]
    public string? Error { get; init; }

    /// <summary>The sentence in the characters that the standard allows.</summary>
    [JsonPropertyName("error_description"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull), Description("With HTTP Basic.")]
    public string? ErrorDescription { get; init; }

    /// <summary>The sentence.</summary>
    [JsonPropertyName("message"), Description("What was wrong, in one sentence.")]
    public required string Message { get; init; }

    /// <summary>The stable code.</summary>
    [JsonPropertyName("code"), Description("Stable.")]
    public required int Code { get; init; }

    /// <summary>The log's id.</summary>
    [JsonPropertyName("errorUUID"), Description("Finds a 500 or 503 in the hub's log output.")]
    public required string ErrorUuid { get; init; }
}
