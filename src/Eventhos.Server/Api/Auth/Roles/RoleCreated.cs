using System.Text.Json.Serialization;

namespace Eventhos.Server.Api.Auth.Roles;

/// <summary>A new role.</summary>
internal sealed record RoleCreated(
    [property: JsonPropertyName("roleId")] long RoleId);
