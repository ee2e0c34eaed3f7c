using System.ComponentModel;
using System.Text.Json.Serialization;

namespace Eventhos.Server.Api.Auth;

/// <summary>The answer of <c>POST /auth/token</c>: the fields of RFC 6749 section 5.1 stand beside the ones that older clients read.</summary>
internal sealed record TokenAnswer(
    [property: JsonPropertyName("code")] int Code,
    [property: JsonPropertyName("message")] string Message,
    [property: JsonPropertyName("content")] IssuedToken Content,
    [property: JsonPropertyName("access_token"), Description("The same token as in `content`.")] string AccessToken,
    [property: JsonPropertyName("token_type"), Description("`Bearer`.")] string TokenType,
    [property: JsonPropertyName("expires_in"), Description("Seconds.")] long ExpiresIn);
