namespace Eventhos.Server.Api;

/// <summary>
/// Errors of the token endpoint for callers who use HTTP Basic and so speak RFC 6749: its fields and statuses (section 5.2), with the
/// hub's own fields beside them. A feature of the request.
/// </summary>
internal sealed class StandardErrors
{
    /// <summary>True once the client itself has passed: what is wrong then is wrong with the grant.</summary>
    public bool ClientPassed { get; set; }

    /// <summary>Status and body of an error.</summary>
    public (int Status, object Body) Of(HttpContext http, int status, int code, string message, string errorId)
    {
        var (standardStatus, error) = Word(status, code);
        if (standardStatus == StatusCodes.Status401Unauthorized)
        {
            http.Response.Headers.WWWAuthenticate = "Basic realm=\"eventhos\"";
        }

        return (standardStatus, new TokenErrorAnswer { Error = error, ErrorDescription = Description(message), Message = message, Code = code, ErrorUuid = errorId });
    }

    private (int Status, string Error) Word(int status, int code) => (status, code) switch
    {
        (401, _) when !ClientPassed => (401, "invalid_client"),
        (401, _) => (400, "invalid_grant"),
        (_, 400012) => (400, "unsupported_grant_type"),
        (_, 400011) or (403, _) => (400, "unauthorized_client"),
        (503, _) => (503, "temporarily_unavailable"),
        ( >= 500, _) => (status, "server_error"),
        _ => (status, "invalid_request"),
    };

    /// <summary>The characters that the standard allows there.</summary>
    private static string Description(string message) => string.Create(message.Length, message, (characters, text) =>
    {
        for (var i = 0; i < text.Length; i++)
        {
            characters[i] = text[i] switch
            {
                '"' => '\'',
                '\\' => '/',
                >= ' ' and <= '~' => text[i],
                _ => '?',
            };
        }
    });
}
