using System.Text.Json.Serialization;
using Eventhos.Storage.Catalog;
using Eventhos.Storage.Protection;

namespace Eventhos.Server.Api.Actions;

/// <summary>The form that fetches an action's OAuth2 token (RFC 6749 section 4.4.2).</summary>
public sealed record ActionTokenForm(
    [property: JsonPropertyName("client_id")] string ClientId,
    [property: JsonPropertyName("client_secret")] string ClientSecret,
    [property: JsonPropertyName("grant_type")] string GrantType,
    [property: JsonPropertyName("response_type")] string ResponseType)
{
    /// <summary>Of the stored security.</summary>
    public static ActionTokenForm From(ActionSecurity security, bool showSecrets) =>
        new(security.ClientId, showSecrets ? security.ClientSecret : Masking.Mark, "client_credentials", "token");
}
