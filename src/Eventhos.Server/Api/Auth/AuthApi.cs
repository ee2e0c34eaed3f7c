using Eventhos.Server.Api.Auth.Applications;
using Eventhos.Server.Api.Auth.Resources;
using Eventhos.Server.Api.Auth.Roles;
using Eventhos.Server.Api.Auth.Users;
using Eventhos.Server.Auth;

namespace Eventhos.Server.Api.Auth;

/// <summary>The routes of <c>/auth</c>.</summary>
internal static class AuthApi
{
    /// <summary>Maps them.</summary>
    public static void MapAuth(this WebApplication app)
    {
        var group = app.MapGroup("/auth");
        group.MapPost("/login", (HttpContext http, LoginHandler login) => login.LoginAsync(http)).Public();
        group.MapPost("/token", (HttpContext http, ClientTokenHandler tokens) => tokens.TokenAsync(http)).Public();
        group.MapUsers();
        group.MapClients();
        group.MapAccess();
    }

    private static void MapUsers(this RouteGroupBuilder group)
    {
        group.MapGet("/user", (HttpContext http, UsersHandler users) => users.ListAsync(http)).Requires("OAUTH2_user:select");
        group.MapPost("/user", (HttpContext http, UsersHandler users) => users.CreateAsync(http)).Requires("OAUTH2_user:create");
        group.MapGet("/user/{id}", (HttpContext http, UsersHandler users) => users.GetAsync(http)).Requires("OAUTH2_user:select");
        group.MapGet("/user/profile/me", (HttpContext http, UsersHandler users) => users.ProfileAsync(http)).SignedIn();
        group.MapPut("/user/{subjectId}", (HttpContext http, SubjectsHandler subjects) => subjects.RenameAsync(http, AccountKind.User)).Requires("OAUTH2_user:update");
        group.MapPut("/user/{subjectId}/role", (HttpContext http, SubjectsHandler subjects) => subjects.UpdateRolesAsync(http, AccountKind.User)).Requires("OAUTH2_user:update");
        group.MapPut("/user/{userId}/password", (HttpContext http, UserPasswordHandler password) => password.ChangeAsync(http)).SignedIn();
        group.MapDelete("/user/{subjectId}", (HttpContext http, UsersHandler users) => users.DeleteAsync(http)).Requires("OAUTH2_user:delete");
    }

    private static void MapClients(this RouteGroupBuilder group)
    {
        group.MapGet("/client", (HttpContext http, ClientsHandler clients) => clients.ListAsync(http)).Requires("OAUTH2_client:select");
        group.MapPost("/client", (HttpContext http, ClientsHandler clients) => clients.CreateAsync(http)).Requires("OAUTH2_client:create");
        group.MapPut("/client/{subjectId}", (HttpContext http, SubjectsHandler subjects) => subjects.RenameAsync(http, AccountKind.Client)).Requires("OAUTH2_client:update");
        group.MapPut("/client/{subjectId}/role", (HttpContext http, SubjectsHandler subjects) => subjects.UpdateRolesAsync(http, AccountKind.Client)).Requires("OAUTH2_client:update");
        group.MapDelete("/client/{subjectId}", (HttpContext http, ClientsHandler clients) => clients.DeleteAsync(http)).Requires("OAUTH2_client:delete");
        group.MapGet("/client/{id}/secret", (HttpContext http, ClientsHandler clients) => clients.SecretAsync(http)).Requires("OAUTH2_client:update");
        group.MapPut("/client/{id}/long-live", (HttpContext http, ClientsHandler clients) => clients.LongLiveAsync(http)).Requires("OAUTH2_client:update");
        group.MapPut("/client/{id}/revoke", (HttpContext http, ClientsHandler clients) => clients.RevokeAsync(http)).Requires("OAUTH2_client:update");
    }

    private static void MapAccess(this RouteGroupBuilder group)
    {
        group.MapGet("/role", (HttpContext http, RolesHandler roles) => roles.ListAsync(http)).Requires("OAUTH2_role:select");
        group.MapPost("/role", (HttpContext http, RolesHandler roles) => roles.CreateAsync(http)).Requires("OAUTH2_role:create");
        group.MapPut("/role/{id}/permission", (HttpContext http, RolesHandler roles) => roles.UpdatePermissionsAsync(http)).Requires("OAUTH2_role:update");
        group.MapDelete("/role/{id}", (HttpContext http, RolesHandler roles) => roles.DeleteAsync(http)).Requires("OAUTH2_role:delete");
        group.MapGet("/resource", (HttpContext http, ResourcesHandler resources) => resources.ListAsync(http)).Requires("OAUTH2_application:select");
        group.MapPost("/resource", (HttpContext http, ResourcesHandler resources) => resources.CreateAsync(http)).Requires("OAUTH2_application:create");
        group.MapPut("/resource/{id}/permission", (HttpContext http, ResourcesHandler resources) => resources.UpdatePermissionsAsync(http)).Requires("OAUTH2_application:update");
        group.MapDelete("/resource/{id}", (HttpContext http, ResourcesHandler resources) => resources.DeleteAsync(http)).Requires("OAUTH2_application:delete");
        group.MapPost("/permission", (HttpContext http, PermissionsHandler permissions) => permissions.CreateAsync(http)).Requires("OAUTH2_permission:create");
        group.MapGet("/application", (HttpContext http, ApplicationsHandler applications) => applications.ListAsync(http)).Requires("OAUTH2_application:select");
        group.MapPost("/application", (HttpContext http, ApplicationsHandler applications) => applications.CreateAsync(http)).Requires("OAUTH2_application:create");
    }
}
