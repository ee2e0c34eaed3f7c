using System.Text.Json.Serialization;

namespace Eventhos.Server.Api.Auth.Resources;

/// <summary>A permission that a resource is to have: by its name, or by its id where it has none.</summary>
internal sealed record PermissionChoice(
    [property: JsonPropertyName("id")] long? Id = null,
    [property: JsonPropertyName("allowed")] string? Allowed = null);
