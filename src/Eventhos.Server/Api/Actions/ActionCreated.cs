using System.Text.Json.Serialization;

namespace Eventhos.Server.Api.Actions;

/// <summary>A new action.</summary>
internal sealed record ActionCreated(
    [property: JsonPropertyName("actionId")] long ActionId);
