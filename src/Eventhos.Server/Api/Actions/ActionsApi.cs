using System.Text.Json;
using Eventhos.Server.Api.OpenApi;

namespace Eventhos.Server.Api.Actions;

/// <summary>The routes of <c>/action</c>.</summary>
internal static class ActionsApi
{
    private const string Url = "https://desk.example/tickets";

    /// <summary>Maps them.</summary>
    public static void MapActions(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/action").WithTags("Actions");
        group.MapPost("", (HttpContext http, ActionsHandler actions) => actions.CreateAsync(http))
            .Describe("createAction", "Add an action", action => action
                .Takes(new NewAction(3, "file-ticket", "File a ticket", "create", "", Url, "POST", RawBody: Template(), SecurityType: 0))
                .Changed(new ActionCreated(5))
                .RefusesIdentifier()
                .RefusesForm()
                .RefusesUnknown("system"));
        group.MapGet("", (HttpContext http, ActionsHandler actions) => actions.ListAsync(http))
            .Describe("listActions", "List actions", action => action
                .Text("wordSearch", "Only actions whose name, description or system's name holds this, in any letter case.")
                .Number("systemId", "Only actions of this system.")
                .OkPage(ActionRow.Example, ActionsHandler.Columns.Keys));
        group.MapGet("/{id}", (HttpContext http, ActionsHandler actions) => actions.GetAsync(http))
            .Describe("getAction", "Look up an action", action => action
                .Says("Secrets and sensitive headers are `***` for those who may not update actions.")
                .Ok(Example())
                .AnswersWithTag()
                .Refuses(404, 400002, "Action does not exist"));
        group.MapPut("/{id}", (HttpContext http, ActionsHandler actions) => actions.UpdateAsync(http))
            .Describe("updateAction", "Change an action", action => action
                .Takes(new ActionChange(Url: Url, Method: "PUT"))
                .Changed()
                .RefusesChanged()
                .RefusesForm()
                .Refuses(404, 400002, "Action does not exist"));
        group.MapDelete("/{id}", (HttpContext http, ActionsHandler actions) => actions.DeleteAsync(http))
            .Describe("deleteAction", "Delete an action", action => action
                .Changed()
                .RefusesChanged()
                .Refuses(404, 400002, "Action does not exist")
                .Refuses(404, 400003, "Action has active contracts"));
    }

    private static RouteDescription RefusesForm(this RouteDescription route) => route
        .Refuses(400, 400010, "Invalid body; securityUrl is not an absolute http or https URL.")
        .Refuses(400, 400011, "Invalid body; securityType is 0 (none) or 1 (OAuth2 client credentials)");

    private static JsonElement Template() =>
        JsonSerializer.SerializeToElement(new { title = "Issue ${.body.issue.number}: ${.body.issue.title}", number = "${.body.issue.number}" });

    private static ActionDetail Example() => new(
        5, 3, "file-ticket-tFhGsMqpzv", "File a ticket",
        new ActionHttp(Url, "POST", new Dictionary<string, string>(StringComparer.Ordinal), Template(), new Dictionary<string, string>(StringComparer.Ordinal), [], []),
        "create", "", Deleted: false, ActionRow.Example.CreatedAt, ActionRow.Example.UpdatedAt, ReplyTo: null, ActionAccess.From(security: null, showSecrets: false), ActionRow.Example.SystemName);
}
