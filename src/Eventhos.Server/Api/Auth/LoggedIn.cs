using System.Text.Json.Serialization;

namespace Eventhos.Server.Api.Auth;

/// <summary>A user who logged in.</summary>
internal sealed record LoggedIn(
    [property: JsonPropertyName("jwt_token")] string JwtToken,
    [property: JsonPropertyName("username")] string Username,
    [property: JsonPropertyName("name")] string Name,
    [property: JsonPropertyName("userId")] long UserId,
    [property: JsonPropertyName("roles")] IReadOnlyList<string> Roles);
