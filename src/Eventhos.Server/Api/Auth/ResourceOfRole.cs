using System.Text.Json.Serialization;

namespace Eventhos.Server.Api.Auth;

/// <summary>What a role allows on one resource.</summary>
internal sealed record ResourceOfRole(
    [property: JsonPropertyName("id")] long Id,
    [property: JsonPropertyName("applicationResourceName")] string ApplicationResourceName,
    [property: JsonPropertyName("allowed")] IReadOnlyList<string> Allowed);
