using System.ComponentModel;
using System.Text.Json.Serialization;

namespace Eventhos.Server.Api.Auth;

/// <summary>The new name of a user or client.</summary>
internal sealed record NameChange(
    [property: JsonPropertyName("name")] string Name,
    [property: JsonPropertyName("description"), Description("Stays where it is left out.")] string? Description = null);
