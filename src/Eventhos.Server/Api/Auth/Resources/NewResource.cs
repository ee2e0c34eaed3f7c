using System.ComponentModel;
using System.Text.Json.Serialization;

namespace Eventhos.Server.Api.Auth.Resources;

/// <summary>What <c>POST /auth/resource</c> takes.</summary>
internal sealed record NewResource(
    [property: JsonPropertyName("resourceIdentifier"), Description("At most 150 characters, without a colon.")] string ResourceIdentifier,
    [property: JsonPropertyName("applications_id")] long ApplicationId);
