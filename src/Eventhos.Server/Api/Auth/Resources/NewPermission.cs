using System.ComponentModel;
using System.Text.Json.Serialization;

namespace Eventhos.Server.Api.Auth.Resources;

/// <summary>What <c>POST /auth/permission</c> takes.</summary>
internal sealed record NewPermission(
    [property: JsonPropertyName("allowed"), Description("E.g. `approve`; without a colon.")] string Allowed,
    [property: JsonPropertyName("applicationResource_id")] long ResourceId);
