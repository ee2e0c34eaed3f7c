using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Eventhos.Server.Api.EventLog;

/// <summary>The request as it was sent.</summary>
internal sealed record SentRequestView(
    [property: JsonPropertyName("headers")] IReadOnlyDictionary<string, object> Headers,
    [property: JsonPropertyName("body")] JsonElement? Body,
    [property: JsonPropertyName("url"), Description("Without its parameters.")] string Url,
    [property: JsonPropertyName("params")] IReadOnlyDictionary<string, object> Params,
    [property: JsonPropertyName("method")] string Method);
