using System.Collections.Concurrent;
using System.Security.Claims;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Eventhos.Server.Auth;

/// <summary>Issues and reads the hub's own tokens (JWT, RFC 7519, signed with HS256).</summary>
public sealed class TokenService
{
    private const string StampClaim = "stamp";
    private const int MaxRemembered = 20_000;
    private const int MaxLength = 4096;

    // A client sends the same token with every event; its signature is checked once. Keyed by hash, so that looking it up leaks nothing.
    private readonly ConcurrentDictionary<TokenHash, TokenClaims> _remembered = new();
    private readonly JsonWebTokenHandler _handler = new() { SetDefaultTimesOnTokenCreation = false, MapInboundClaims = false };
    private readonly TokenValidationParameters _validation;
    private readonly SigningCredentials _signing;
    private readonly TimeProvider _time;

    /// <summary>Signs with <paramref name="tokenKey"/>.</summary>
    public TokenService(TokenKey tokenKey, TimeProvider time)
    {
        _time = time;
        var key = new SymmetricSecurityKey(tokenKey.Bytes);
        _signing = new SigningCredentials(key, SecurityAlgorithms.HmacSha256);
        _validation = new TokenValidationParameters
        {
            IssuerSigningKey = key,
            ValidAlgorithms = [SecurityAlgorithms.HmacSha256],
            ValidateIssuer = false,
            ValidateAudience = false,
            ValidateLifetime = false,
            RequireExpirationTime = false,
        };
    }

    /// <summary>A token of a subject; without a lifetime it does not expire.</summary>
    public string Issue(long subjectId, string stamp, TimeSpan? lifetime)
    {
        var now = _time.GetUtcNow().UtcDateTime;
        return _handler.CreateToken(new SecurityTokenDescriptor
        {
            Subject = new ClaimsIdentity(
            [
                new Claim(JwtRegisteredClaimNames.Sub, $"{subjectId}"),
                new Claim(StampClaim, stamp),
                new Claim(JwtRegisteredClaimNames.Jti, RandomText.Make(16)),
            ]),
            IssuedAt = now,
            Expires = lifetime is null ? null : now + lifetime.Value,
            SigningCredentials = _signing,
        });
    }

    /// <summary>What a token says; null when we did not sign it. Expiry is for the caller to check.</summary>
    public TokenClaims? Read(string token)
    {
        if (token.Length > MaxLength)
        {
            return null;
        }

        var hash = TokenHash.Of(token);
        if (_remembered.TryGetValue(hash, out var known))
        {
            return known;
        }

        var claims = Validate(token);
        if (claims is not null)
        {
            if (_remembered.Count >= MaxRemembered)
            {
                _remembered.Clear();
            }

            _remembered[hash] = claims;
        }

        return claims;
    }

    /// <summary>True when it has not expired.</summary>
    public bool IsLive(TokenClaims claims) => claims.ExpiresAt is null || claims.ExpiresAt > _time.GetUtcNow();

    private TokenClaims? Validate(string token)
    {
        // Completes synchronously: the key is at hand.
        var result = _handler.ValidateTokenAsync(token, _validation).GetAwaiter().GetResult();
        if (!result.IsValid || result.SecurityToken is not JsonWebToken jwt || !IsCanonical(jwt.EncodedSignature)
            || !long.TryParse(jwt.Subject, out var subject) || !jwt.TryGetPayloadValue<string>(StampClaim, out var stamp))
        {
            return null;
        }

        return new TokenClaims(subject, stamp, jwt.TryGetPayloadValue<long>(JwtRegisteredClaimNames.Exp, out var exp) ? DateTimeOffset.FromUnixTimeSeconds(exp) : null);
    }

    /// <summary>False for another spelling of the same signature: the last character of base64url holds bits that decoding drops.</summary>
    private static bool IsCanonical(string signature) => Secrets.Same(Base64UrlEncoder.Encode(Base64UrlEncoder.DecodeBytes(signature)), signature);
}
