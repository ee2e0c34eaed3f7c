using System.Text.Json.Serialization;

namespace Eventhos.Server.Api.Auth.Resources;

/// <summary>A new permission.</summary>
internal sealed record PermissionCreated(
    [property: JsonPropertyName("permissionId")] long PermissionId);
