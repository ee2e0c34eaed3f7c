using System.Text.Json.Serialization;

namespace Eventhos.Server.Api.Auth.Roles;

/// <summary>A role to choose from.</summary>
internal sealed record BasicRoleRow(
    [property: JsonPropertyName("id")] long Id,
    [property: JsonPropertyName("identifier")] string Identifier);
