using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Eventhos.Server.Api.Actions;

/// <summary>What <c>POST /action</c> takes.</summary>
internal sealed record NewAction(
    [property: JsonPropertyName("system_id")] long SystemId,
    [property: JsonPropertyName("identifier"), Description("At most 150 characters; `-` and 10 random characters are added.")] string Identifier,
    [property: JsonPropertyName("name")] string Name,
    [property: JsonPropertyName("operation")] string Operation,
    [property: JsonPropertyName("description"), Description("May be empty.")] string Description,
    [property: JsonPropertyName("url"), Description("Absolute; may hold variables.")] string Url,
    [property: JsonPropertyName("method")] string Method,
    [property: JsonPropertyName("headers")] IReadOnlyList<NameValuePair>? Headers = null,
    [property: JsonPropertyName("queryUrlParams")] IReadOnlyList<NameValuePair>? QueryUrlParams = null,
    [property: JsonPropertyName("body"), Description("The body as a flat list. `rawBody` wins over it.")] IReadOnlyList<NameValuePair>? Body = null,
    [property: JsonPropertyName("rawBody"), Description("The body's template: JSON, or its text. Left out or empty, the event's body is forwarded.")] JsonElement? RawBody = null,
    [property: JsonPropertyName("rawFunctionBody"), Description("The body of a JavaScript function of `eventContext` that returns the request's body.")] string? RawFunctionBody = null,
    [property: JsonPropertyName("reply_to"), Description("The identifier of the event as which the consumer's answer is received.")] string? ReplyTo = null,
    [property: JsonPropertyName("securityType"), AllowedValues(0, 1), Description("1: OAuth2 client credentials, with the three fields that follow. 0: none.")] int? SecurityType = null,
    [property: JsonPropertyName("securityUrl"), Description("Where the token is fetched: an absolute http or https URL.")] string? SecurityUrl = null,
    [property: JsonPropertyName("clientId")] string? ClientId = null,
    [property: JsonPropertyName("clientSecret")] string? ClientSecret = null);
