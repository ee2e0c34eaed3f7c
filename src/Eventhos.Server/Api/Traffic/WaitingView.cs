using System.ComponentModel;
using System.Text.Json.Serialization;

namespace Eventhos.Server.Api.Traffic;

/// <summary>What is not over yet, whenever it was received.</summary>
public sealed record WaitingView(
    [property: JsonPropertyName("executions"), Description("How many executions; counting ends at 100000.")] long Executions,
    [property: JsonPropertyName("oldestReceivedAt"), Description("When the oldest event among theirs was received.")] DateTimeOffset? OldestReceivedAt)
{
    /// <summary>For the OpenAPI document.</summary>
    internal static WaitingView Example => new(6, OpenApi.Examples.Time);
}
