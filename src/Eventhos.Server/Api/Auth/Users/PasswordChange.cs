using System.Text.Json.Serialization;

namespace Eventhos.Server.Api.Auth.Users;

/// <summary>What <c>PUT /auth/user/:userId/password</c> takes.</summary>
internal sealed record PasswordChange(
    [property: JsonPropertyName("newPassword")] string NewPassword,
    [property: JsonPropertyName("oldPassword")] string OldPassword);
