using System.Text.Json.Serialization;

namespace Eventhos.Server.Api.Events;

/// <summary>What <c>PUT /event/:id</c> takes. What is left out stays.</summary>
internal sealed record EventChange(
    [property: JsonPropertyName("name")] string? Name = null,
    [property: JsonPropertyName("operation")] string? Operation = null,
    [property: JsonPropertyName("description")] string? Description = null);
