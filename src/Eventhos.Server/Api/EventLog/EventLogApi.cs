using Eventhos.Server.Api.OpenApi;

namespace Eventhos.Server.Api.EventLog;

/// <summary>The routes of the event log.</summary>
internal static class EventLogApi
{
    private const string Masked = "Values of sensitive names are `***`.";

    /// <summary>Maps them.</summary>
    public static void MapEventLog(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/event/received").WithTags("Event log");
        group.MapGet("", (HttpContext http, EventLogHandler log) => log.ListAsync(http))
            .Describe("listReceivedEvents", "List received events", log => log
                .Says("By time of arrival.")
                .Number("systemId", "Only events of this system.")
                .Number("idSearch", "Only the received event with this id.")
                .Text("eventIdentifierSearch", "Only events whose identifier holds this, in any letter case.")
                .Time("fromTime", "Not before.")
                .Time("toTime", "Not after; of a bare date the day is included.")
                .Text("state", "Only events with an execution in this state.", "processed", "error", "aborted", "retried", "processing", "skipped")
                .OkPage(EventLogExamples.Row, columns: [])
                .RefusesTime("fromTime"));
        group.MapGet("/{id}", (HttpContext http, EventLogHandler log) => log.GetAsync(http))
            .Describe("getReceivedEvent", "Look up a received event and what became of it", log => log
                .Says(Masked)
                .Unmasks()
                .Ok(EventLogExamples.Event)
                .RefusesUnknown("received event"));
        group.MapGet("/execution-detail/{detailId}", (HttpContext http, EventLogHandler log) => log.GetExecutionAsync(http))
            .Describe("getExecution", "Look up an execution: request, answer, outcome", log => log
                .Says(Masked)
                .Unmasks()
                .Ok(EventLogExamples.Execution)
                .RefusesUnknown("execution"));
    }

    private static RouteDescription Unmasks(this RouteDescription route) =>
        route.Flag("unmask", "Show masked values. Needs the permission `event:unmask`, too, and is entered in the audit log.");
}
