using System.ComponentModel;
using System.Text.Json.Serialization;

namespace Eventhos.Server.Api.Auth;

/// <summary>A new client. Its token is shown this once.</summary>
internal sealed record ClientCreated(
    [property: JsonPropertyName("clientSecret")] string ClientSecret,
    [property: JsonPropertyName("clientId"), Description("Its identifier, with the suffix.")] string ClientId,
    [property: JsonPropertyName("access_token"), Description("The long-lived token; null without one.")] string? AccessToken);
