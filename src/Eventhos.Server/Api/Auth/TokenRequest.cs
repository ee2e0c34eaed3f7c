using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace Eventhos.Server.Api.Auth;

/// <summary>What <c>POST /auth/token</c> takes (RFC 6749 sections 4.3.2 and 4.4.2).</summary>
internal sealed record TokenRequest(
    [property: JsonPropertyName("grant_type"), AllowedValues("client_credentials", "password")] string GrantType,
    [property: JsonPropertyName("client_id"), Description("For `client_credentials`, unless HTTP Basic tells it.")] string? ClientId = null,
    [property: JsonPropertyName("client_secret"), Description("For `client_credentials`, unless HTTP Basic tells it.")] string? ClientSecret = null,
    [property: JsonPropertyName("username"), Description("For `password`.")] string? Username = null,
    [property: JsonPropertyName("password"), Description("For `password`.")] string? Password = null);
