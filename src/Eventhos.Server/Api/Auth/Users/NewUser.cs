using System.ComponentModel;
using System.Text.Json.Serialization;

namespace Eventhos.Server.Api.Auth.Users;

/// <summary>What <c>POST /auth/user</c> takes.</summary>
internal sealed record NewUser(
    [property: JsonPropertyName("username"), Description("At most 150 characters; letter case does not matter.")] string Username,
    [property: JsonPropertyName("password")] string Password,
    [property: JsonPropertyName("name")] string Name,
    [property: JsonPropertyName("description"), Description("May be empty.")] string Description,
    [property: JsonPropertyName("roles")] IReadOnlyList<IdOfRole> Roles);
