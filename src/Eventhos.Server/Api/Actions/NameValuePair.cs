using System.ComponentModel;
using System.Text.Json.Serialization;

namespace Eventhos.Server.Api.Actions;

/// <summary>A header, a query parameter, a field of a body.</summary>
public sealed record NameValuePair(
    [property: JsonPropertyName("key")] string Key,
    [property: JsonPropertyName("value"), Description("May hold variables: `${.body.issue.number}`.")] string Value);
