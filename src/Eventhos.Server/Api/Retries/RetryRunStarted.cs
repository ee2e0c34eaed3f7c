using System.ComponentModel;
using System.Text.Json.Serialization;

namespace Eventhos.Server.Api.Retries;

/// <summary>A retry of many has begun.</summary>
internal sealed record RetryRunStarted(
    [property: JsonPropertyName("retryId"), Description("0 where nothing was started.")] long RetryId,
    [property: JsonPropertyName("total"), Description("How many executions it is about.")] long Total);
