using System.ComponentModel;
using System.Text.Json.Serialization;

namespace Eventhos.Server.Api.Auth.Resources;

/// <summary>The permissions that a resource is to have from now on.</summary>
internal sealed record ResourcePermissionsChange(
    [property: JsonPropertyName("newResourcePermissions")] IReadOnlyList<PermissionChoice> NewResourcePermissions,
    [property: JsonPropertyName("originalResourcePermissions"), Description("What the caller believes it had; must be there, and changes nothing.")] IReadOnlyList<PermissionChoice> OriginalResourcePermissions);
