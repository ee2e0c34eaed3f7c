using Eventhos.Server.Auth;

namespace Eventhos.Server.Api.Events;

/// <summary>The routes of <c>/event</c> that are about kinds of events.</summary>
internal static class EventsApi
{
    /// <summary>Maps them.</summary>
    public static void MapEvents(this WebApplication app)
    {
        var group = app.MapGroup("/event");
        group.MapPost("", (HttpContext http, EventsHandler events) => events.CreateAsync(http)).Requires("event:create");
        group.MapGet("", (HttpContext http, EventsHandler events) => events.ListAsync(http)).Requires("event:select");
        group.MapPut("/{id}", (HttpContext http, EventsHandler events) => events.UpdateAsync(http)).Requires("event:update");
        group.MapDelete("/{id}", (HttpContext http, EventsHandler events) => events.DeleteAsync(http)).Requires("event:delete");
    }
}
