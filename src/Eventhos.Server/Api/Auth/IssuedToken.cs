using System.ComponentModel;
using System.Text.Json.Serialization;

namespace Eventhos.Server.Api.Auth;

/// <summary>A short-lived token and whose it is.</summary>
internal sealed record IssuedToken
{
    /// <summary>The token.</summary>
    [JsonPropertyName("jwt_token")]
    public required string JwtToken { get; init; }

    /// <summary>The subject's name.</summary>
    [JsonPropertyName("name")]
    public required string Name { get; init; }

    /// <summary>The subject's description.</summary>
    [JsonPropertyName("description")]
    public required string Description { get; init; }

    /// <summary>The client's row.</summary>
    [JsonPropertyName("client_id"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull), Description("For a client: its row id.")]
    public long? ClientId { get; init; }

    /// <summary>The public client id.</summary>
    [JsonPropertyName("identifier"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull), Description("For a client.")]
    public string? Identifier { get; init; }

    /// <summary>The user's row.</summary>
    [JsonPropertyName("user_id"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull), Description("For a user: its row id.")]
    public long? UserId { get; init; }

    /// <summary>The user's name to log in with.</summary>
    [JsonPropertyName("username"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull), Description("For a user.")]
    public string? Username { get; init; }

    /// <summary>Roles of a user; the identifier of a client.</summary>
    [JsonPropertyName("roles"), Description("Of a user; for a client its identifier.")]
    public required IReadOnlyList<string> Roles { get; init; }
}
