using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;
using Eventhos.Server.Api.OpenApi;

namespace Eventhos.Server.Api.EventLog;

/// <summary>What the consumer answered.</summary>
internal sealed record ResponseView(
    [property: JsonPropertyName("headers")] IReadOnlyDictionary<string, object> Headers,
    [property: JsonPropertyName("body"), Description("Without an answer, what went wrong.")] JsonElement? Body,
    [property: JsonPropertyName("status"), JsonTypes("integer", "string"), Description("The HTTP status; without an answer, the outcome's word.")] object Status,
    [property: JsonPropertyName("statusText")] string? StatusText,
    [property: JsonPropertyName("endTime")] DateTimeOffset EndTime,
    [property: JsonPropertyName("startTime")] DateTimeOffset StartTime);
