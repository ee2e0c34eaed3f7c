namespace Eventhos.Server.Api.Events;

/// <summary>The routes of <c>/event</c> that are about kinds of events.</summary>
internal static class EventsApi
{
    /// <summary>Maps them.</summary>
    public static void MapEvents(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/event");
        group.MapPost("", (HttpContext http, EventsHandler events) => events.CreateAsync(http));
        group.MapGet("", (HttpContext http, EventsHandler events) => events.ListAsync(http));
        group.MapPut("/{id}", (HttpContext http, EventsHandler events) => events.UpdateAsync(http));
        group.MapDelete("/{id}", (HttpContext http, EventsHandler events) => events.DeleteAsync(http));
    }
}
