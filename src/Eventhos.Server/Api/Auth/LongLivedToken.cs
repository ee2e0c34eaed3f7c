using System.Text.Json.Serialization;

namespace Eventhos.Server.Api.Auth;

/// <summary>A new long-lived token, shown this once.</summary>
internal sealed record LongLivedToken(
    [property: JsonPropertyName("access_token")] string AccessToken);
