using System.Text.Json;
using Eventhos.Server.Api.OpenApi;

namespace Eventhos.Server.Api.Events;

/// <summary>The routes of <c>/event</c> that are about kinds of events.</summary>
internal static class EventsApi
{
    /// <summary>Maps them.</summary>
    public static void MapEvents(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/event").WithTags("Events");
        group.MapPost("", (HttpContext http, EventsHandler events) => events.CreateAsync(http))
            .Describe("createEvent", "Add an event", kind => kind
                .Takes(new NewEvent(3, "issues.opened", "Issue opened", "create", ""))
                .Changed(new EventCreated(4))
                .RefusesIdentifier()
                .RefusesUnknown("system"));
        group.MapGet("", (HttpContext http, EventsHandler events) => events.ListAsync(http))
            .Describe("listEvents", "List events", kind => kind
                .Number("systemId", "Only events of this system.")
                .Text("eventName", "Only events whose name holds this, in any letter case.")
                .Text("wordSearch", "Only events whose name, identifier, description or system's name holds this, in any letter case.")
                .OkPage(EventRow.Example, EventsHandler.Columns.Keys));
        group.MapGet("/{id}", (HttpContext http, EventsHandler events) => events.GetAsync(http))
            .Describe("getEvent", "Look up an event", kind => kind.Ok(EventRow.Example).AnswersWithTag().RefusesUnknown("event"));
        group.MapPut("/{id}", (HttpContext http, EventsHandler events) => events.UpdateAsync(http))
            .Describe("updateEvent", "Change an event", kind => kind
                .Takes(new EventChange(Name: "Issue was opened"))
                .Changed()
                .RefusesChanged()
                .RefusesUnknown("event"));
        group.MapDelete("/{id}", (HttpContext http, EventsHandler events) => events.DeleteAsync(http))
            .Describe("deleteEvent", "Delete an event", kind => kind
                .Changed()
                .RefusesChanged()
                .Refuses(400, 400207, "Event has active contracts")
                .RefusesUnknown("event"));
        group.MapPost("/{id}/test", (HttpContext http, EventTestHandler tests) => tests.SendAsync(http))
            .Describe("testEvent", "Send an event by hand", kind => kind
                .Says("As `/event/send` does, for those who may change the event, without its access key; its system needs no client. The sender's credentials are no part of what is received.")
                .Takes(JsonSerializer.SerializeToElement(new { action = "opened", issue = new { number = 1, title = "Spelling error" } }))
                .Or("application/x-www-form-urlencoded", "application/xml", "text/plain")
                .Changed(new EventTested(7, 1))
                .AnswersWithEventId()
                .RefusesUnknown("event"));
    }
}
