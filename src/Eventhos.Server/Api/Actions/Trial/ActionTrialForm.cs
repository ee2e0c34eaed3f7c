using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Eventhos.Server.Api.Actions.Trial;

/// <summary>What <c>POST /action/preview</c> and <c>POST /action/test</c> take: an action as it is being written, and an event to try it on.</summary>
internal sealed record ActionTrialForm(
    [property: JsonPropertyName("actionId"), Description("The action that is being changed. What is left out is as it is stored.")] long? ActionId = null,
    [property: JsonPropertyName("receivedEventId"), Description("The received event to try it on, values of sensitive names masked. Needs the permission `event:select`, too.")] long? ReceivedEventId = null,
    [property: JsonPropertyName("sample"), Description("In place of a received event. Without either, an event without a body.")] ActionSample? Sample = null,
    [property: JsonPropertyName("unmask"), Description("`/action/preview`: show values of sensitive names in the answer; needs the permission `action:update`. `/action/test`: send the received event's masked values as they are; needs the permission `event:unmask` and is entered in the audit log.")] bool? Unmask = null,
    [property: JsonPropertyName("url")] string? Url = null,
    [property: JsonPropertyName("method")] string? Method = null,
    [property: JsonPropertyName("headers")] IReadOnlyList<NameValuePair>? Headers = null,
    [property: JsonPropertyName("queryUrlParams")] IReadOnlyList<NameValuePair>? QueryUrlParams = null,
    [property: JsonPropertyName("body")] IReadOnlyList<NameValuePair>? Body = null,
    [property: JsonPropertyName("rawBody"), Description("JSON, or its text; of a text the lines of errors are told.")] JsonElement? RawBody = null,
    [property: JsonPropertyName("rawFunctionBody")] string? RawFunctionBody = null,
    [property: JsonPropertyName("securityType"), AllowedValues(0, 1)] int? SecurityType = null,
    [property: JsonPropertyName("securityUrl")] string? SecurityUrl = null,
    [property: JsonPropertyName("clientId")] string? ClientId = null,
    [property: JsonPropertyName("clientSecret"), Description("`***` stands for the stored one.")] string? ClientSecret = null);
