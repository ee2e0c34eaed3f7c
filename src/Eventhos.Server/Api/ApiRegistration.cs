using Eventhos.Server.Api.About;
using Eventhos.Server.Api.Actions;
using Eventhos.Server.Api.Actions.Trial;
using Eventhos.Server.Api.Audit;
using Eventhos.Server.Api.Auth;
using Eventhos.Server.Api.Auth.Applications;
using Eventhos.Server.Api.Auth.Resources;
using Eventhos.Server.Api.Auth.Roles;
using Eventhos.Server.Api.Auth.Users;
using Eventhos.Server.Api.Cluster;
using Eventhos.Server.Api.Contracts;
using Eventhos.Server.Api.EventLog;
using Eventhos.Server.Api.Events;
using Eventhos.Server.Api.Mails;
using Eventhos.Server.Api.OpenApi;
using Eventhos.Server.Api.Retries;
using Eventhos.Server.Api.Systems;
using Eventhos.Server.Api.Traffic;
using Eventhos.Server.Auth;
using Eventhos.Server.Ingest;
using Eventhos.Server.Settings;
using Eventhos.Server.Transport;
using Eventhos.Server.Ui;
using Eventhos.Storage.Protection;

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
        services.AddSingleton<EventTestHandler>();
        services.AddSingleton<ActionsHandler>();
        services.AddSingleton<TriedActions>();
        services.AddSingleton<SampleEvents>();
        services.AddSingleton<ActionTrials>();
        services.AddSingleton<ContractsHandler>();
        services.AddSingleton<EventLogHandler>();
        services.AddSingleton<TrafficNames>();
        services.AddSingleton<SharedTraffic>();
        services.AddSingleton<TrafficHandler>();
        services.AddSingleton<EventCallers>();
        services.AddSingleton<RetryHandler>();
        services.AddSingleton<AbortHandler>();
        services.AddSingleton<RetryRunsHandler>();
        services.AddSingleton<MailsHandler>();
        services.AddSingleton<ClusterHandler>();
        services.AddSingleton<AboutHandler>();
        services.AddSingleton<AuditHandler>();
        services.AddDescription();
        services.AddSingleton(provider => new Masking(provider.GetRequiredService<HubSettings>().SensitiveNames));
    }

    /// <summary>Maps the routes, each guarded as <see cref="RoutePermissions"/> says.</summary>
    public static void UseHubApi(this WebApplication app)
    {
        app.UseTransport();
        app.UseMiddleware<ErrorMiddleware>();
        app.UseContentCodings();
        app.UseRouting();
        app.UseMiddleware<PermissionMiddleware>();
        app.UsePages();
        var routes = app.MapGuarded();
        routes.MapIngest();
        routes.MapHealth();
        routes.MapAuth();
        routes.MapSystems();
        routes.MapEvents();
        routes.MapEventLog();
        routes.MapTraffic();
        routes.MapRetries();
        routes.MapActions();
        routes.MapActionTrials();
        routes.MapContracts();
        routes.MapMails();
        routes.MapCluster();
        routes.MapAbout();
        routes.MapAudit();
        routes.MapDescription();
        app.MapPages();
        app.VerifyPermissions();
    }

    private static void MapHealth(this IEndpointRouteBuilder app) => app.MapGet("/", () => Results.Text("Ok")).WithTags("Hub")
        .Describe("getHealth", "Tell that the hub answers", health => health.Says("For health checks.").AnswersText("Ok"));
}
