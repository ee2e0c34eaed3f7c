using System.Text.Json.Serialization;

namespace Eventhos.Server.Api.Systems;

/// <summary>A new system.</summary>
internal sealed record SystemCreated(
    [property: JsonPropertyName("systemId")] long SystemId);
