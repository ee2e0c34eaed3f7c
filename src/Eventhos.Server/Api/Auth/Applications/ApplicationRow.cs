using System.Text.Json.Serialization;

namespace Eventhos.Server.Api.Auth.Applications;

/// <summary>An application, which groups resources.</summary>
internal sealed record ApplicationRow(
    [property: JsonPropertyName("id")] long Id,
    [property: JsonPropertyName("identifier")] string Identifier);
