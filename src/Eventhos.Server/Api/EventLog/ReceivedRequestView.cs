using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Eventhos.Server.Api.EventLog;

/// <summary>The request as which an event came.</summary>
internal sealed record ReceivedRequestView(
    [property: JsonPropertyName("headers"), Description("Texts, or lists of texts where a header came more than once.")] IReadOnlyDictionary<string, object> Headers,
    [property: JsonPropertyName("query"), Description("Texts, or lists of texts.")] IReadOnlyDictionary<string, object> Query,
    [property: JsonPropertyName("body"), Description("JSON as it came, a form as an object, other text as a text.")] JsonElement Body,
    [property: JsonPropertyName("method")] string Method,
    [property: JsonPropertyName("url")] string Url);
