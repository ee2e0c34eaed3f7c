using Eventhos.Server.Api.OpenApi;

namespace Eventhos.Server.Api.Auth;

/// <summary>The routes of <c>/auth</c> that give tokens.</summary>
internal static class SignInApi
{
    private const string Form = "application/x-www-form-urlencoded";

    /// <summary>Maps them.</summary>
    public static void MapSignIn(this RouteGroupBuilder auth)
    {
        var group = auth.MapGroup("").WithTags("Sign-in");
        group.MapPost("/login", (HttpContext http, LoginHandler login) => login.LoginAsync(http))
            .Describe("login", "Log in as a user", login => login
                .Takes(new Login("admin", "correct horse battery staple")).Or(Form)
                .Changed(new LoggedIn("eyJhbGciOi…", "admin", "Administrator", 1, ["admin"]), "User admin logged in", 200000)
                .RefusesPassword()
                .Refuses(401, 401001, "Incorrect username or password")
                .RefusesLocked());
        group.MapPost("/token", (HttpContext http, ClientTokenHandler tokens) => tokens.TokenAsync(http))
            .Describe("issueToken", "Get a short-lived token", token => token
                .Says("As RFC 6749 sections 4.3 and 4.4 say. A client may show its id and secret by HTTP Basic instead of in the body. Then statuses of "
                    + "errors are those of section 5.2: 401 for the client itself, 400 for the rest.")
                .Takes(new TokenRequest("client_credentials", "github::usil.app", "kzBeGyzpNTIAjurMMNuUzuZeRVb-w1sa8oKEPDyR")).Or(Form)
                .OpensWith(SecuritySchemes.Nothing, SecuritySchemes.ClientSecret)
                .Answers(201, 200000, "Token generated for client github::usil.app", TokenExample())
                .RefusesWith<TokenErrorAnswer>()
                .RefusesPassword()
                .Refuses(400, 400011, "Client can not generate short live token")
                .Refuses(400, 400012, "grant_type is client_credentials or password")
                .Refuses(400, 400014, "The client of HTTP Basic and the one in the body differ; give one of them")
                .Refuses(400, 401001, "Incorrect username or password")
                .RefusesLocked(400)
                .Refuses(400, 403201, "The client access has been revoked")
                .Refuses(401, 401001, "Incorrect username or password")
                .RefusesLocked()
                .Refuses(401, 401100, "Incorrect client id or client secret")
                .Refuses(403, 403201, "The client access has been revoked"));
    }

    private static TokenAnswer TokenExample() => new(
        200000,
        "Token generated for client github::usil.app",
        new IssuedToken
        {
            JwtToken = "eyJhbGciOi…",
            Name = "GitHub",
            Description = "Sends webhooks",
            ClientId = 2,
            Identifier = "github::usil.app",
            Roles = ["github::usil.app"],
        },
        "eyJhbGciOi…",
        "Bearer",
        3600);
}
