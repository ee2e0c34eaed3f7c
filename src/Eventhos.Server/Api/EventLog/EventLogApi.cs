namespace Eventhos.Server.Api.EventLog;

/// <summary>The routes of the event log.</summary>
internal static class EventLogApi
{
    /// <summary>Maps them.</summary>
    public static void MapEventLog(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/event/received");
        group.MapGet("", (HttpContext http, EventLogHandler log) => log.ListAsync(http));
        group.MapGet("/{id}", (HttpContext http, EventLogHandler log) => log.GetAsync(http));
        group.MapGet("/execution-detail/{detailId}", (HttpContext http, EventLogHandler log) => log.GetExecutionAsync(http));
    }
}
