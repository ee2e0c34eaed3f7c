using System.Text.Json.Serialization;

namespace Eventhos.Server.Api.Auth;

/// <summary>The secret of a client.</summary>
internal sealed record ClientSecret(
    [property: JsonPropertyName("clientSecret")] string Secret);
