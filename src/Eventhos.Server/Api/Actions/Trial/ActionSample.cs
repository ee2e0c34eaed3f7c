using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Eventhos.Server.Api.Actions.Trial;

/// <summary>An event that nobody sent, to try an action on.</summary>
internal sealed record ActionSample(
    [property: JsonPropertyName("body")] JsonElement? Body = null,
    [property: JsonPropertyName("headers")] IReadOnlyList<NameValuePair>? Headers = null,
    [property: JsonPropertyName("query"), Description("Its query parameters.")] IReadOnlyList<NameValuePair>? Query = null);
