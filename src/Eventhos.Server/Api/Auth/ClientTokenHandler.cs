using System.Security.Cryptography;
using System.Text;
using Eventhos.Server.Auth;
using Eventhos.Server.Settings;
using Eventhos.Storage.Catalog;
using Eventhos.Storage.Protection;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;

namespace Eventhos.Server.Api.Auth;

/// <summary><c>POST /auth/token</c>: short-lived tokens (RFC 6749 sections 4.3 and 4.4).</summary>
internal sealed class ClientTokenHandler
{
    private readonly CatalogStore _catalog;
    private readonly CatalogProtection _protection;
    private readonly TokenService _tokens;
    private readonly LoginHandler _login;
    private readonly HubSettings _settings;

    public ClientTokenHandler(CatalogStore catalog, CatalogProtection protection, TokenService tokens, LoginHandler login, HubSettings settings)
    {
        _catalog = catalog;
        _protection = protection;
        _tokens = tokens;
        _login = login;
        _settings = settings;
    }

    public async Task<IResult> TokenAsync(HttpContext http)
    {
        var body = await ApiBody.ReadAsync(http.Request);
        return body.Text("grant_type") switch
        {
            "client_credentials" => await ClientAsync(http, body),
            "password" => await UserAsync(http, body),
            _ => throw new ApiException(400, 400012, "grant_type is client_credentials or password"),
        };
    }

    private async Task<IResult> ClientAsync(HttpContext http, ApiBody body)
    {
        var (identifier, secret) = Basic(http.Request) ?? (body.Text("client_id"), body.Text("client_secret"));
        var client = await _catalog.ReadAsync(
            catalog => catalog.Clients.Include(row => row.Subject).SingleOrDefaultAsync(row => row.Identifier == identifier, http.RequestAborted),
            http.RequestAborted);
        if (!IsSecretOf(client, secret))
        {
            throw new ApiException(401, 401100, "Incorrect client id or client secret");
        }

        if (client!.Revoked)
        {
            throw new ApiException(403, 403201, "The client access has been revoked");
        }

        if (client.LongLivedTokenHash is not null)
        {
            throw new ApiException(400, 400011, "Client can not generate short live token");
        }

        var token = _tokens.Issue(client.SubjectId, client.Stamp, _settings.Auth.TokenLifetime);
        return Answer($"Token generated for client {client.Identifier}", new IssuedToken
        {
            JwtToken = token,
            Name = client.Subject.Name,
            Description = client.Subject.Description,
            ClientId = client.Id,
            Identifier = client.Identifier,
            Roles = [client.Identifier],
        });
    }

    private async Task<IResult> UserAsync(HttpContext http, ApiBody body)
    {
        var user = await _login.VerifyAsync(body.Text("username"), body.Text("password"), http.RequestAborted);
        var token = _login.Token(user);
        return Answer($"Token generated for user {user.Username}", new IssuedToken
        {
            JwtToken = token,
            Name = user.Subject.Name,
            Description = user.Subject.Description,
            UserId = user.Id,
            Username = user.Username,
            Roles = [.. user.Subject.Roles.Select(role => role.Identifier)],
        });
    }

    private IResult Answer(string message, IssuedToken token) => Envelope.Created(
        new TokenAnswer(200000, message, token, token.JwtToken, "Bearer", (long)_settings.Auth.TokenLifetime.TotalSeconds));

    private bool IsSecretOf(Client? client, string secret)
    {
        // Compared also when there is no such client, so that both take the same time.
        var expected = client is null ? RandomNumberGenerator.GetBytes(40) : _protection.Clients.Unprotect(client.Secret);
        return CryptographicOperations.FixedTimeEquals(SHA256.HashData(expected), SHA256.HashData(Encoding.UTF8.GetBytes(secret))) && client is not null;
    }

    /// <summary>HTTP Basic, its parts form-encoded (RFC 6749 section 2.3.1).</summary>
    private static (string Identifier, string Secret)? Basic(HttpRequest request)
    {
        const string Scheme = "Basic ";
        var header = request.Headers.Authorization.ToString();
        if (!header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var bytes = new byte[header.Length];
        if (!Convert.TryFromBase64String(header[Scheme.Length..].Trim(), bytes, out var length))
        {
            return null;
        }

        var text = Encoding.UTF8.GetString(bytes, 0, length);

        // A client id may hold colons itself (its suffix does) where the sender did not encode them; a secret of ours never does.
        var colon = text.LastIndexOf(':');
        return colon < 0 ? null : (Uri.UnescapeDataString(text[..colon]), Uri.UnescapeDataString(text[(colon + 1)..]));
    }
}
