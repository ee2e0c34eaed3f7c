using System.Text.Json.Serialization;

namespace Eventhos.Server.Api.Auth.Roles;

/// <summary>A permission that a role is to hold. Its id counts.</summary>
internal sealed record IdOfPermission(
    [property: JsonPropertyName("id")] long Id,
    [property: JsonPropertyName("allowed")] string? Allowed = null);
