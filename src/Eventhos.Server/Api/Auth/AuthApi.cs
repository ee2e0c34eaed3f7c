using Eventhos.Server.Auth;
using Eventhos.Server.Auth.SignIn;

namespace Eventhos.Server.Api.Auth;

/// <summary>The routes of <c>/auth</c>.</summary>
internal static class AuthApi
{
    /// <summary>Maps them.</summary>
    public static void MapAuth(this WebApplication app)
    {
        // The key that names are hashed with is made before the first request, not during it.
        app.Services.GetRequiredService<SignInKeys>();
        var group = app.MapGroup("/auth");
        group.MapPost("/login", (HttpContext http, LoginHandler login) => login.LoginAsync(http)).Public();
        group.MapPost("/token", (HttpContext http, ClientTokenHandler tokens) => tokens.TokenAsync(http)).Public();
        group.MapGet("/client", (HttpContext http, ClientsHandler clients) => clients.ListAsync(http)).Requires("OAUTH2_client:select");
        group.MapPost("/client", (HttpContext http, ClientsHandler clients) => clients.CreateAsync(http)).Requires("OAUTH2_client:create");
        group.MapDelete("/client/{subjectId}", (HttpContext http, ClientsHandler clients) => clients.DeleteAsync(http)).Requires("OAUTH2_client:delete");
        group.MapGet("/client/{id}/secret", (HttpContext http, ClientsHandler clients) => clients.SecretAsync(http)).Requires("OAUTH2_client:update");
        group.MapPut("/client/{id}/long-live", (HttpContext http, ClientsHandler clients) => clients.LongLiveAsync(http)).Requires("OAUTH2_client:update");
        group.MapPut("/client/{id}/revoke", (HttpContext http, ClientsHandler clients) => clients.RevokeAsync(http)).Requires("OAUTH2_client:update");
    }
}
