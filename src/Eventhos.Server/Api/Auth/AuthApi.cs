namespace Eventhos.Server.Api.Auth;

/// <summary>The routes of <c>/auth</c>.</summary>
internal static class AuthApi
{
    /// <summary>Maps them.</summary>
    public static void MapAuth(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/auth");
        group.MapPost("/login", (HttpContext http, LoginHandler login) => login.LoginAsync(http));
        group.MapPost("/token", (HttpContext http, ClientTokenHandler tokens) => tokens.TokenAsync(http));
        group.MapGet("/client", (HttpContext http, ClientsHandler clients) => clients.ListAsync(http));
        group.MapPost("/client", (HttpContext http, ClientsHandler clients) => clients.CreateAsync(http));
        group.MapDelete("/client/{subjectId}", (HttpContext http, ClientsHandler clients) => clients.DeleteAsync(http));
        group.MapGet("/client/{id}/secret", (HttpContext http, ClientsHandler clients) => clients.SecretAsync(http));
        group.MapPut("/client/{id}/long-live", (HttpContext http, ClientsHandler clients) => clients.LongLiveAsync(http));
        group.MapPut("/client/{id}/revoke", (HttpContext http, ClientsHandler clients) => clients.RevokeAsync(http));
    }
}
