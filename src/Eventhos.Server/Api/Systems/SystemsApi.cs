using Eventhos.Server.Api.Actions;
using Eventhos.Server.Api.Events;
using Eventhos.Server.Api.OpenApi;

namespace Eventhos.Server.Api.Systems;

/// <summary>The routes of <c>/system</c>.</summary>
internal static class SystemsApi
{
    /// <summary>Maps them.</summary>
    public static void MapSystems(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/system").WithTags("Systems");
        group.MapPost("", (HttpContext http, SystemsHandler systems) => systems.CreateAsync(http))
            .Describe("createSystem", "Add a system", system => system
                .Takes(new NewSystem("producer", "github", "GitHub", "saas", "Sends webhooks", 2))
                .Changed(new SystemCreated(3), "New system created", 20001)
                .RefusesClass()
                .RefusesIdentifier()
                .RefusesClient()
                .Refuses(409, 409301, "There is a system with identifier github already."));
        group.MapGet("", (HttpContext http, SystemsHandler systems) => systems.ListAsync(http))
            .Describe("listSystems", "List systems", system => system
                .Text("systemClass", "Only systems of this class, and hybrid ones.", "producer", "consumer", "hybrid")
                .Text("wordSearch", "Only systems whose name, identifier, type or description holds this, in any letter case.")
                .Number("clientId", "Only the system that this client belongs to.")
                .OkPage(SystemRow.Example, SystemsHandler.Columns.Keys));
        group.MapGet("/{id}", (HttpContext http, SystemsHandler systems) => systems.GetAsync(http))
            .Describe("getSystem", "Look up a system", system => system.Ok(SystemRow.Example).AnswersWithTag().RefusesUnknown("system"));
        group.MapGet("/{id}/events", (HttpContext http, SystemsHandler systems) => systems.EventsAsync(http))
            .Describe("listEventsOfSystem", "List the events of a system", system => system.OkList(EventRow.Example).RefusesUnknown("system"));
        group.MapGet("/{id}/actions", (HttpContext http, SystemsHandler systems) => systems.ActionsAsync(http))
            .Describe("listActionsOfSystem", "List the actions of a system", system => system.OkList(ActionRow.Example with { Method = null, Host = null, Contracts = null }).RefusesUnknown("system"));
        group.MapPut("/{id}", (HttpContext http, SystemsHandler systems) => systems.UpdateAsync(http))
            .Describe("updateSystem", "Change a system", system => system
                .Takes(new SystemChange(Name: "GitHub Enterprise", ClientId: 2))
                .Changed()
                .RefusesChanged()
                .RefusesClass()
                .RefusesUnknown("system")
                .RefusesClient());
        group.MapDelete("/{id}", (HttpContext http, SystemsHandler systems) => systems.DeleteAsync(http))
            .Describe("deleteSystem", "Delete a system", system => system
                .Changed()
                .RefusesChanged()
                .Refuses(400, 400302, "System has conflicting events")
                .Refuses(400, 400303, "System has conflicting actions")
                .RefusesUnknown("system"));
    }

    private static RouteDescription RefusesClass(this RouteDescription route) =>
        route.Refuses(400, 400304, "Invalid body; systemClass is one of producer, consumer, hybrid");

    private static RouteDescription RefusesClient(this RouteDescription route) => route
        .Refuses(404, 400301, "The client with id 7 does not exist.")
        .Refuses(409, 409302, "The client with id 2 belongs to another system already.");
}
