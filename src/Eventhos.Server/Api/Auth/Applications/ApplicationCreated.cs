using System.Text.Json.Serialization;

namespace Eventhos.Server.Api.Auth.Applications;

/// <summary>A new application.</summary>
internal sealed record ApplicationCreated(
    [property: JsonPropertyName("applicationId")] long ApplicationId);
