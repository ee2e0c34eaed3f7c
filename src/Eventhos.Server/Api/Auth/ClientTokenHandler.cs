using Eventhos.Server.Auth;
using Eventhos.Server.Auth.SignIn;
using Eventhos.Server.Settings;
using Eventhos.Storage.Catalog;

namespace Eventhos.Server.Api.Auth;

/// <summary><c>POST /auth/token</c>: short-lived tokens (RFC 6749 sections 4.3 and 4.4).</summary>
internal sealed class ClientTokenHandler
{
    private readonly ClientSecretCheck _secrets;
    private readonly TokenService _tokens;
    private readonly LoginHandler _login;
    private readonly HubSettings _settings;
    private readonly ClientUseRecorder _uses;

    public ClientTokenHandler(ClientSecretCheck secrets, TokenService tokens, LoginHandler login, HubSettings settings, ClientUseRecorder uses)
    {
        _uses = uses;
        _secrets = secrets;
        _tokens = tokens;
        _login = login;
        _settings = settings;
    }

    public async Task<IResult> TokenAsync(HttpContext http)
    {
        // RFC 6749 section 5.1.
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers.Pragma = "no-cache";
        var basic = ReadBasic(http);
        var body = await ApiBody.ReadAsync(http.Request);
        RefuseContradiction(basic, body);
        return body.Text("grant_type") switch
        {
            "client_credentials" => await ClientAsync(http, basic ?? new BasicCredentials(body.Text("client_id"), body.Text("client_secret"))),
            "password" => await UserAsync(http, basic, body),
            _ => throw new ApiException(400, 400012, "grant_type is client_credentials or password"),
        };
    }

    /// <summary>Null where the caller does not use HTTP Basic; who does is answered in the standard's way from here on.</summary>
    private static BasicCredentials? ReadBasic(HttpContext http)
    {
        if (!BasicCredentials.AreUsed(http.Request))
        {
            return null;
        }

        http.Features.Set(new StandardErrors());
        return BasicCredentials.Read(http.Request);
    }

    /// <summary>A client uses one way to say who it is (RFC 6749 section 2.3); the same thing said twice does no harm.</summary>
    private static void RefuseContradiction(BasicCredentials? basic, ApiBody body)
    {
        if (basic is not null
            && ((body.OptionalText("client_id") is { } identifier && !Secrets.Same(identifier, basic.Identifier))
                || (body.OptionalText("client_secret") is { } secret && !Secrets.Same(secret, basic.Secret))))
        {
            throw new ApiException(400, 400014, "The client of HTTP Basic and the one in the body differ; give one of them");
        }
    }

    private async Task<IResult> ClientAsync(HttpContext http, BasicCredentials credentials)
    {
        var client = await AuthenticateAsync(http, credentials);
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

    private async Task<Client> AuthenticateAsync(HttpContext http, BasicCredentials credentials)
    {
        var client = await _secrets.FindAsync(http, credentials.Identifier, credentials.Secret)
            ?? throw new ApiException(401, 401100, "Incorrect client id or client secret");
        if (http.Features.Get<StandardErrors>() is { } standard)
        {
            standard.ClientPassed = true;
        }

        if (client.Revoked)
        {
            throw new ApiException(403, 403201, "The client access has been revoked");
        }

        _uses.Note(client.SubjectId);
        return client;
    }

    private async Task<IResult> UserAsync(HttpContext http, BasicCredentials? basic, ApiBody body)
    {
        if (basic is not null)
        {
            // A client that says who it is must be that one (RFC 6749 section 4.3.2).
            await AuthenticateAsync(http, basic);
        }

        var user = await _login.VerifyAsync(http, body);
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

    // The fields of RFC 6749 section 5.1 stand beside the ones that older clients read.
    private IResult Answer(string message, IssuedToken token) => Envelope.Created(
        new TokenAnswer(200000, message, token, token.JwtToken, "Bearer", (long)_settings.Auth.TokenLifetime.TotalSeconds));
}
