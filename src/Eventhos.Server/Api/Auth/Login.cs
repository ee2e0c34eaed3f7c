using System.Text.Json.Serialization;

namespace Eventhos.Server.Api.Auth;

/// <summary>What <c>POST /auth/login</c> takes.</summary>
internal sealed record Login(
    [property: JsonPropertyName("username")] string Username,
    [property: JsonPropertyName("password")] string Password);
