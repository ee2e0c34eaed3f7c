using System.Text.Json.Serialization;

namespace Eventhos.Server.Api.Auth;

/// <summary>A role that a user or client is to have.</summary>
internal sealed record IdOfRole(
    [property: JsonPropertyName("id")] long Id);
