using Eventhos.Server.Api.Actions;
using Eventhos.Server.Api.Auth;
using Eventhos.Server.Api.Auth.Applications;
using Eventhos.Server.Api.Auth.Resources;
using Eventhos.Server.Api.Auth.Roles;
using Eventhos.Server.Api.Auth.Users;
using Eventhos.Server.Api.Contracts;
using Eventhos.Server.Api.EventLog;
using Eventhos.Server.Api.Events;
using Eventhos.Server.Api.Systems;
using Eventhos.Server.Auth;
using Eventhos.Server.Ingest;

namespace Eventhos.Server.Api;

/// <summary>The HTTP API, resource by resource.</summary>
internal static class ApiRegistration
{
    /// <summary>Registers the handlers.</summary>
    public static void AddHubApi(this IServiceCollection services)
    {
        services.AddSingleton<EventEndpoint>();
        services.AddSingleton<LoginHandler>();
        services.AddSingleton<ClientTokenHandler>();
        services.AddSingleton<ClientsHandler>();
        services.AddSingleton<AccessChanges>();
        services.AddSingleton<SubjectsHandler>();
        services.AddSingleton<UsersHandler>();
        services.AddSingleton<UserPasswordHandler>();
        services.AddSingleton<RolesHandler>();
        services.AddSingleton<ResourcesHandler>();
        services.AddSingleton<PermissionsHandler>();
        services.AddSingleton<ApplicationsHandler>();
        services.AddSingleton<SystemsHandler>();
        services.AddSingleton<EventsHandler>();
        services.AddSingleton<ActionsHandler>();
        services.AddSingleton<ContractsHandler>();
        services.AddSingleton<EventLogHandler>();
        services.AddSingleton<Masking>();
    }

    /// <summary>Maps the routes.</summary>
    public static void UseHubApi(this WebApplication app)
    {
        app.UseMiddleware<ErrorMiddleware>();
        app.UseRouting();
        app.UseMiddleware<PermissionMiddleware>();
        app.MapIngest();
        app.MapHealth();
        app.MapAuth();
        app.MapSystems();
        app.MapEvents();
        app.MapEventLog();
        app.MapActions();
        app.MapContracts();
    }

    private static void MapHealth(this WebApplication app) => app.MapGet("/", () => Results.Text("Ok")).Public();
}
