using System.ComponentModel;
using System.Text.Json.Serialization;

namespace Eventhos.Server.Api.Auth;

/// <summary>The roles that a user or client is to have from now on.</summary>
internal sealed record RolesChange(
    [property: JsonPropertyName("roles")] IReadOnlyList<IdOfRole> Roles,
    [property: JsonPropertyName("originalRolesList"), Description("What the caller believes it had; must be there, and changes nothing.")] IReadOnlyList<IdOfRole> OriginalRolesList);
