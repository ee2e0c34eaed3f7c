using System.Text.Json.Serialization;

namespace Eventhos.Server.Api.Auth.Resources;

/// <summary>A new resource.</summary>
internal sealed record ResourceCreated(
    [property: JsonPropertyName("applicationResourceId")] long ResourceId);
