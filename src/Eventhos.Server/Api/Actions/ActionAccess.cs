using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Eventhos.Storage.Catalog;

namespace Eventhos.Server.Api.Actions;

/// <summary>How an action's request is let in.</summary>
public sealed record ActionAccess(
    [property: JsonPropertyName("type"), AllowedValues("custom", "oauth2_client")] string Type,
    [property: JsonPropertyName("httpConfiguration")] ActionTokenRequest HttpConfiguration)
{
    /// <summary>Of the stored security; without any it is <c>custom</c>, and nothing is requested.</summary>
    public static ActionAccess From(ActionSecurity? security, bool showSecrets) => security is null
        ? new ActionAccess("custom", new ActionTokenRequest())
        : new ActionAccess("oauth2_client", ActionTokenRequest.From(security, showSecrets));
}
