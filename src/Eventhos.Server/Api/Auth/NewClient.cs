using System.ComponentModel;
using System.Text.Json.Serialization;

namespace Eventhos.Server.Api.Auth;

/// <summary>What <c>POST /auth/client</c> takes.</summary>
internal sealed record NewClient(
    [property: JsonPropertyName("identifier"), Description("At most 150 characters; `Auth:ClientIdSuffix` is added.")] string Identifier,
    [property: JsonPropertyName("name")] string Name,
    [property: JsonPropertyName("description"), Description("May be empty.")] string Description,
    [property: JsonPropertyName("roles")] IReadOnlyList<IdOfRole>? Roles = null);
