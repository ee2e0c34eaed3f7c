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
        // The key that names are hashed with is made before the first request, not during it.
        app.ServiceProvider.GetRequiredService<SignInKeys>();
        var group = app.MapGroup("/auth");
        group.MapSignIn();
        group.MapUsers();
        group.MapClients();
        group.MapRoles();
        group.MapResources();
        group.MapApplications();
    }
}
