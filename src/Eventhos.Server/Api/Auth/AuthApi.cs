using Eventhos.Server.Api.OpenApi;

namespace Eventhos.Server.Api.Auth;

/// <summary>The routes of <c>/auth</c>.</summary>
internal static class AuthApi
{
    private const string Form = "application/x-www-form-urlencoded";

    /// <summary>Maps them.</summary>
    public static void MapAuth(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/auth");
        group.MapSignIn();
        group.MapClients();
    }

    private static void MapSignIn(this RouteGroupBuilder auth)
    {
        var group = auth.MapGroup("").WithTags("Sign-in");
        group.MapPost("/login", (HttpContext http, LoginHandler login) => login.LoginAsync(http))
            .Describe("login", "Log in as a user", login => login
                .Takes(new Login("admin", "correct horse battery staple")).Or(Form)
                .Changed(new LoggedIn("eyJhbGciOi…", "admin", "Administrator", 1, ["admin"]), "User admin logged in", 200000)
                .Refuses(401, 401001, "Incorrect username or password")
                .Refuses(401, 401003, "Too many failed logins; the account is locked for some minutes"));
        group.MapPost("/token", (HttpContext http, ClientTokenHandler tokens) => tokens.TokenAsync(http))
            .Describe("issueToken", "Get a short-lived token", token => token
                .Says("As RFC 6749 sections 4.3 and 4.4 say. A client may show its id and secret by HTTP Basic instead of in the body.")
                .Takes(new TokenRequest("client_credentials", "github::usil.app", "kzBeGyzpNTIAjurMMNuUzuZeRVb-w1sa8oKEPDyR")).Or(Form)
                .OpensWith(SecuritySchemes.Nothing, SecuritySchemes.ClientSecret)
                .Answers(201, 200000, "Token generated for client github::usil.app", TokenExample())
                .Refuses(400, 400011, "Client can not generate short live token")
                .Refuses(400, 400012, "grant_type is client_credentials or password")
                .Refuses(401, 401001, "Incorrect username or password")
                .Refuses(401, 401003, "Too many failed logins; the account is locked for some minutes")
                .Refuses(401, 401100, "Incorrect client id or client secret")
                .Refuses(403, 403201, "The client access has been revoked"));
    }

    private static void MapClients(this RouteGroupBuilder auth)
    {
        var group = auth.MapGroup("/client").WithTags("Clients");
        group.MapGet("", (HttpContext http, ClientsHandler clients) => clients.ListAsync(http))
            .Describe("listClients", "List clients", client => client.OkPage(ClientRow.Example, ClientsHandler.Columns.Keys, "Select completed", descending: true));
        group.MapPost("", (HttpContext http, ClientsHandler clients) => clients.CreateAsync(http))
            .Describe("createClient", "Add a client", client => client
                .Flag("longLive", "Give it a long-lived token.")
                .Takes(new NewClient("github", "GitHub", "Sends webhooks", [new IdOfRole(2)]))
                .Changed(new ClientCreated("kzBeGyzpNTIAjurMMNuUzuZeRVb-w1sa8oKEPDyR", "github::usil.app", AccessToken: null), "Client added")
                .Refuses(400, 400013, "There is no role with id 7.")
                .RefusesIdentifier()
                .Refuses(409, 409102, "There is a client with identifier github::usil.app already."));
        group.MapDelete("/{subjectId}", (HttpContext http, ClientsHandler clients) => clients.DeleteAsync(http))
            .Describe("deleteClient", "Delete a client", client => client.Changed(message: "Client deleted").RefusesUnknown("client"));
        group.MapGet("/{id}/secret", (HttpContext http, ClientsHandler clients) => clients.SecretAsync(http))
            .Describe("getClientSecret", "Show the secret of a client", client => client
                .Says("Entered in the audit log.")
                .Ok(new ClientSecret("kzBeGyzpNTIAjurMMNuUzuZeRVb-w1sa8oKEPDyR"), "Client secret")
                .RefusesUnknown("client"));
        group.MapPut("/{id}/long-live", (HttpContext http, ClientsHandler clients) => clients.LongLiveAsync(http))
            .Describe("replaceLongLivedToken", "Give a client a new long-lived token, or take it away", client => client
                .Says("All earlier tokens of the client stop working. The new one is shown this once. Without one, short-lived tokens can be had again.")
                .Flag("remove_long_live", "Take it away.")
                .Answers(201, 200000, "Token generated", LongLivedTokenChanged.Generated("eyJhbGciOi…"))
                .Answers(201, 200001, "Token removed", LongLivedTokenChanged.Removed())
                .RefusesUnknown("client"));
        group.MapPut("/{id}/revoke", (HttpContext http, ClientsHandler clients) => clients.RevokeAsync(http))
            .Describe("revokeClient", "Revoke a client's access, or take that back", client => client
                .Takes(new Revocation(Revoke: true))
                .Changed(1, "Token revoked")
                .RefusesUnknown("client"));
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
