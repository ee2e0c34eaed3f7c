using System.ComponentModel;
using System.Text.Json.Serialization;

namespace Eventhos.Server.Api.Retries;

/// <summary>What <c>POST /event/received/retry</c> takes: one of <c>filter</c>, <c>ids</c>, <c>receivedEventIds</c>.</summary>
internal sealed record NewRetryRun(
    [property: JsonPropertyName("filter"), Description("All failed executions that it fits; `{}` fits all.")] RetryRunFilter? Filter = null,
    [property: JsonPropertyName("ids"), Description("Executions, at most 10,000.")] IReadOnlyList<long>? Ids = null,
    [property: JsonPropertyName("receivedEventIds"), Description("Received events whose failed executions are meant, at most 10,000.")] IReadOnlyList<long>? ReceivedEventIds = null,
    [property: JsonPropertyName("perSecond"), Description("How many a second, at most.")] int? PerSecond = null,
    [property: JsonPropertyName("onlyCount"), Description("Say how many it would be about, and start nothing.")] bool? OnlyCount = null);
