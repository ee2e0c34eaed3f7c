using Eventhos.Server.Api.Auth.Applications;
using Eventhos.Server.Api.Auth.Resources;
using Eventhos.Server.Api.Auth.Roles;
using Eventhos.Server.Api.Auth.Users;
using Eventhos.Server.Auth.SignIn;

namespace Eventhos.Server.Api.Auth;

/// <summary>The routes of <c>/auth</c>.</summary>
internal static class AuthApi
{
    /// <summary>Maps them.</summary>
    public static void MapAuth(this IEndpointRouteBuilder app)
    {
        // The key that names are hashed with is made before the first request, not during it.
        app.ServiceProvider.GetRequiredService<SignInKeys>();
        var group = app.MapGroup("/auth");
        group.MapPost("/login", (HttpContext http, LoginHandler login) => login.LoginAsync(http));
        group.MapPost("/token", (HttpContext http, ClientTokenHandler tokens) => tokens.TokenAsync(http));
        group.MapUsers();
        group.MapClients();
        group.MapAccess();
    }

    private static void MapUsers(this RouteGroupBuilder group)
    {
        group.MapGet("/user", (HttpContext http, UsersHandler users) => users.ListAsync(http));
        group.MapPost("/user", (HttpContext http, UsersHandler users) => users.CreateAsync(http));
        group.MapGet("/user/{id}", (HttpContext http, UsersHandler users) => users.GetAsync(http));
        group.MapGet("/user/profile/me", (HttpContext http, UsersHandler users) => users.ProfileAsync(http));
        group.MapPut("/user/{subjectId}", (HttpContext http, SubjectsHandler subjects) => subjects.RenameAsync(http, AccountKind.User));
        group.MapPut("/user/{subjectId}/role", (HttpContext http, SubjectsHandler subjects) => subjects.UpdateRolesAsync(http, AccountKind.User));
        group.MapPut("/user/{userId}/password", (HttpContext http, UserPasswordHandler password) => password.ChangeAsync(http));
        group.MapDelete("/user/{subjectId}", (HttpContext http, UsersHandler users) => users.DeleteAsync(http));
    }

    private static void MapClients(this RouteGroupBuilder group)
    {
        group.MapGet("/client", (HttpContext http, ClientsHandler clients) => clients.ListAsync(http));
        group.MapPost("/client", (HttpContext http, ClientsHandler clients) => clients.CreateAsync(http));
        group.MapPut("/client/{subjectId}", (HttpContext http, SubjectsHandler subjects) => subjects.RenameAsync(http, AccountKind.Client));
        group.MapPut("/client/{subjectId}/role", (HttpContext http, SubjectsHandler subjects) => subjects.UpdateRolesAsync(http, AccountKind.Client));
        group.MapDelete("/client/{subjectId}", (HttpContext http, ClientsHandler clients) => clients.DeleteAsync(http));
        group.MapGet("/client/{id}/secret", (HttpContext http, ClientsHandler clients) => clients.SecretAsync(http));
        group.MapPut("/client/{id}/long-live", (HttpContext http, ClientsHandler clients) => clients.LongLiveAsync(http));
        group.MapPut("/client/{id}/revoke", (HttpContext http, ClientsHandler clients) => clients.RevokeAsync(http));
    }

    private static void MapAccess(this RouteGroupBuilder group)
    {
        group.MapGet("/role", (HttpContext http, RolesHandler roles) => roles.ListAsync(http));
        group.MapPost("/role", (HttpContext http, RolesHandler roles) => roles.CreateAsync(http));
        group.MapPut("/role/{id}/permission", (HttpContext http, RolesHandler roles) => roles.UpdatePermissionsAsync(http));
        group.MapDelete("/role/{id}", (HttpContext http, RolesHandler roles) => roles.DeleteAsync(http));
        group.MapGet("/resource", (HttpContext http, ResourcesHandler resources) => resources.ListAsync(http));
        group.MapPost("/resource", (HttpContext http, ResourcesHandler resources) => resources.CreateAsync(http));
        group.MapPut("/resource/{id}/permission", (HttpContext http, ResourcesHandler resources) => resources.UpdatePermissionsAsync(http));
        group.MapDelete("/resource/{id}", (HttpContext http, ResourcesHandler resources) => resources.DeleteAsync(http));
        group.MapPost("/permission", (HttpContext http, PermissionsHandler permissions) => permissions.CreateAsync(http));
        group.MapGet("/application", (HttpContext http, ApplicationsHandler applications) => applications.ListAsync(http));
        group.MapPost("/application", (HttpContext http, ApplicationsHandler applications) => applications.CreateAsync(http));
    }
}
