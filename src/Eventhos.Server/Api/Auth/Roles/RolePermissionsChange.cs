using System.ComponentModel;
using System.Text.Json.Serialization;

namespace Eventhos.Server.Api.Auth.Roles;

/// <summary>What a role is to allow from now on.</summary>
internal sealed record RolePermissionsChange(
    [property: JsonPropertyName("newAllowedObject"), Description("Permissions, by the name of their resource.")] IReadOnlyDictionary<string, IReadOnlyList<IdOfPermission>> NewAllowedObject,
    [property: JsonPropertyName("originalAllowedObject"), Description("What the caller believes it allowed; must be there, and changes nothing.")] IReadOnlyDictionary<string, IReadOnlyList<IdOfPermission>> OriginalAllowedObject);
