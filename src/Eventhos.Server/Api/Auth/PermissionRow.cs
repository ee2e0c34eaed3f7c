using System.Text.Json.Serialization;

namespace Eventhos.Server.Api.Auth;

/// <summary>A permission of a resource.</summary>
internal sealed record PermissionRow(
    [property: JsonPropertyName("allowed")] string Allowed,
    [property: JsonPropertyName("id")] long Id);
