using System.ComponentModel;
using System.Text.Json.Serialization;

namespace Eventhos.Server.Api.Traffic;

/// <summary>How a consumer answers.</summary>
public sealed record ConsumerTrafficRow(
    [property: JsonPropertyName("systemId")] long SystemId,
    [property: JsonPropertyName("name")] string Name,
    [property: JsonPropertyName("executions")] long Executions,
    [property: JsonPropertyName("failed")] long Failed,
    [property: JsonPropertyName("answer")] LatencyView Answer,
    [property: JsonPropertyName("slow"), Description("True where `p95` is `slowMilliseconds` or longer.")] bool Slow)
{
    /// <summary>For the OpenAPI document.</summary>
    internal static ConsumerTrafficRow Example => new(5, "LMS", 1_210, 6, LatencyView.Example, false);
}
