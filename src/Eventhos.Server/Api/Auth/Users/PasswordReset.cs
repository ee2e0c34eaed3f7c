using System.Text.Json.Serialization;

namespace Eventhos.Server.Api.Auth.Users;

/// <summary>What <c>PUT /auth/user/:userId/password/reset</c> takes.</summary>
internal sealed record PasswordReset(
    [property: JsonPropertyName("newPassword")] string NewPassword);
