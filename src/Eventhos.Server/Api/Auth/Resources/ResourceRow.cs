using System.Text.Json.Serialization;

namespace Eventhos.Server.Api.Auth.Resources;

/// <summary>A resource with permissions: all it has, or those that a role holds. <c>*</c> comes first where it was made first.</summary>
internal sealed record ResourceRow(
    [property: JsonPropertyName("id")] long Id,
    [property: JsonPropertyName("applicationResourceName")] string ApplicationResourceName,
    [property: JsonPropertyName("allowed")] IReadOnlyList<PermissionRow> Allowed);
