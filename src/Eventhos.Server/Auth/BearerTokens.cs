using Eventhos.Server.Api;

namespace Eventhos.Server.Auth;

/// <summary>Finds out who calls: <c>Authorization: Bearer</c> in any letter case (RFC 6750 section 2.1), or <c>?access_token=</c> (2.3).</summary>
public sealed class BearerTokens
{
    private readonly TokenService _tokens;
    private readonly PrincipalStore _principals;
    private readonly ClientUseRecorder _uses;

    /// <summary>Reads tokens through <paramref name="tokens"/>.</summary>
    public BearerTokens(TokenService tokens, PrincipalStore principals, ClientUseRecorder uses)
    {
        _tokens = tokens;
        _principals = principals;
        _uses = uses;
    }

    /// <summary>The caller.</summary>
    /// <exception cref="ApiException">There is no token, or it is not good.</exception>
    public async Task<Principal> RequireAsync(HttpContext http)
    {
        var token = TokenOf(http.Request) ?? throw new ApiException(403, 403002, "The bearer token was not found.");
        var claims = _tokens.Read(token) ?? throw new ApiException(401, 400001, "Incorrect token.");
        if (!_tokens.IsLive(claims))
        {
            throw new ApiException(401, 400002, "The token has expired.");
        }

        var principal = await _principals.FindAsync(claims.SubjectId, http.RequestAborted);
        if (principal is null || !Holds(principal, claims, token))
        {
            throw new ApiException(401, 400001, "Incorrect token.");
        }

        if (!principal.IsUser)
        {
            _uses.Note(principal.SubjectId);
        }

        return principal;
    }

    private static bool Holds(Principal principal, TokenClaims claims, string token)
    {
        if (principal.Revoked || !Secrets.SameStamp(principal.Stamp, claims.Stamp))
        {
            return false;
        }

        return principal.LongLivedTokenHash is { } hash
            ? Secrets.Same(TokenHash.BytesOf(token), hash)
            : claims.ExpiresAt is not null;
    }

    private static string? TokenOf(HttpRequest request)
    {
        const string Scheme = "Bearer ";
        var header = request.Headers.Authorization.ToString();
        if (header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) && header.Length > Scheme.Length)
        {
            return header[Scheme.Length..].Trim();
        }

        var query = request.Query["access_token"];
        return query.Count == 1 && query[0] is { Length: > 0 } token ? token : null;
    }
}
