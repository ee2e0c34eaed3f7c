using System.Text.Json.Serialization;
using Eventhos.Storage.Catalog;

namespace Eventhos.Server.Api.Actions;

/// <summary>The request that fetches an action's OAuth2 token; empty where there is none.</summary>
public sealed record ActionTokenRequest
{
    /// <summary>Where it is fetched.</summary>
    [JsonPropertyName("url"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Url { get; init; }

    /// <summary><c>post</c>.</summary>
    [JsonPropertyName("method"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Method { get; init; }

    /// <summary>The form.</summary>
    [JsonPropertyName("data"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ActionTokenForm? Data { get; init; }

    /// <summary>The headers.</summary>
    [JsonPropertyName("headers"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyDictionary<string, string>? Headers { get; init; }

    /// <summary>Of the stored security, the secret masked unless secrets are shown.</summary>
    public static ActionTokenRequest From(ActionSecurity security, bool showSecrets) => new()
    {
        Url = security.Url,
        Method = "post",
        Data = ActionTokenForm.From(security, showSecrets),
        Headers = new Dictionary<string, string>(StringComparer.Ordinal) { ["content-type"] = "application/x-www-form-urlencoded" },
    };
}
