using System.ComponentModel;
using System.Text.Json.Serialization;

namespace Eventhos.Server.Api.Auth;

/// <summary>The answer of <c>PUT /auth/client/:id/long-live</c>.</summary>
internal sealed record LongLivedTokenChanged(
    [property: JsonPropertyName("code"), Description("200000: there is a new token; 200001: it was taken away.")] int Code,
    [property: JsonPropertyName("message")] string Message,
    [property: JsonPropertyName("content"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] LongLivedToken? Content = null)
{
    /// <summary>The client has a new one.</summary>
    public static LongLivedTokenChanged Generated(string token) => new(200000, "Token generated", new LongLivedToken(token));

    /// <summary>The client has none any more.</summary>
    public static LongLivedTokenChanged Removed() => new(200001, "Token removed");
}
