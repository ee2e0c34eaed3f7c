using System.ComponentModel;
using System.Text.Json.Serialization;

namespace Eventhos.Server.Api;

/// <summary>A refusal, or a failure of the hub.</summary>
public sealed record ErrorAnswer(
    [property: JsonPropertyName("message"), Description("What was wrong, in one sentence.")] string Message,
    [property: JsonPropertyName("code"), Description("Stable; some numbers mean different things under different calls.")] int Code,
    [property: JsonPropertyName("errorUUID"), Description("Finds a 500 or 503 in the hub's log output.")] string ErrorUuid);
