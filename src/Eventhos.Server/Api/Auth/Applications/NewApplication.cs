using System.ComponentModel;
using System.Text.Json.Serialization;

namespace Eventhos.Server.Api.Auth.Applications;

/// <summary>What <c>POST /auth/application</c> takes.</summary>
internal sealed record NewApplication(
    [property: JsonPropertyName("identifier"), Description("At most 150 characters.")] string Identifier);
