using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace Eventhos.Server.Api.Systems;

/// <summary>What <c>PUT /system/:id</c> takes. What is left out stays, but the client.</summary>
internal sealed record SystemChange(
    [property: JsonPropertyName("name")] string? Name = null,
    [property: JsonPropertyName("type")] string? Type = null,
    [property: JsonPropertyName("description")] string? Description = null,
    [property: JsonPropertyName("systemClass"), AllowedValues("producer", "consumer", "hybrid")] string? SystemClass = null,
    [property: JsonPropertyName("clientId"), Description("Left out, the client is taken away.")] long? ClientId = null);
