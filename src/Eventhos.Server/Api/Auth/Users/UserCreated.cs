using System.Text.Json.Serialization;

namespace Eventhos.Server.Api.Auth.Users;

/// <summary>A new user.</summary>
internal sealed record UserCreated(
    [property: JsonPropertyName("userId")] long UserId);
