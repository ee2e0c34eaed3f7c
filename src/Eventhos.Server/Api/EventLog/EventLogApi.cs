using Eventhos.Server.Api.OpenApi;

namespace Eventhos.Server.Api.EventLog;

/// <summary>The routes of the event log.</summary>
internal static class EventLogApi
{
    private const string Place = "`TIME-ID`, when an event was received in milliseconds since 1970 and its id; it need not be there any more";
    private const string Masked = "Values of sensitive names are `***`.";

    /// <summary>Maps them.</summary>
    public static void MapEventLog(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/event/received").WithTags("Event log");
        group.MapGet("", (HttpContext http, EventLogHandler log) => log.ListAsync(http))
            .Describe("listReceivedEvents", "List received events", log => log
                .Says("By time of arrival.")
                .Filters()
                .Time("fromTime", "Not before.")
                .Time("toTime", "Not after; of a bare date the day is included.")
                .Text("before", $"The page that is nearest to this place among what is older: {Place}. `pageIndex` does not count then.")
                .Text("after", $"The page that is nearest to this place among what is newer: {Place}.")
                .OkLog()
                .RefusesTime("fromTime")
                .RefusesPlace());
        group.MapGet("/newest", (HttpContext http, EventLogHandler log) => log.NewestAsync(http))
            .Describe("listNewestEvents", "Watch the end of the event log", log => log
                .Says("The newest received events, without counting how many there are: cheap enough to be asked often.")
                .Filters()
                .Time("since", "Also say how many were received then or later.")
                .Number("itemsPerPage", "1 to 1000; 5 where it is left out.")
                .Ok(new NewestEvents([EventLogExamples.Row], 1))
                .RefusesTime("since"));
        group.MapGet("/{id}", (HttpContext http, EventLogHandler log) => log.GetAsync(http))
            .Describe("getReceivedEvent", "Look up a received event and what became of it", log => log
                .Says(Masked)
                .Unmasks()
                .Ok(EventLogExamples.Event)
                .RefusesUnknown("received event"));
        group.MapGet("/{id}/attempts", (HttpContext http, EventLogHandler log) => log.AttemptsAsync(http))
            .Describe("listAttempts", "List the attempts of a received event's executions", log => log
                .Says("By time, without what was sent and answered.")
                .OkList(AttemptRow.Example)
                .RefusesUnknown("received event"));
        group.MapGet("/{id}/chain", (HttpContext http, EventLogHandler log) => log.ChainAsync(http))
            .Describe("getReplyChain", "Look up the chain of replies that a received event is part of", log => log
                .Says("From the event that it began with, the oldest first; the first 1000.")
                .OkList(ChainRow.Example)
                .RefusesUnknown("received event"));
        group.MapGet("/execution-detail/{detailId}/attempts", (HttpContext http, EventLogHandler log) => log.ExecutionAttemptsAsync(http))
            .Describe("listExecutionAttempts", "List the attempts of an execution and of its retries by hand", log => log
                .Says("By time, without what was sent and answered; also those of the executions that it carries out anew, and of those that carry it out anew. The first 1000.")
                .OkList(AttemptRow.Example)
                .RefusesUnknown("execution"));
        group.MapGet("/execution-detail/{detailId}", (HttpContext http, EventLogHandler log) => log.GetExecutionAsync(http))
            .Describe("getExecution", "Look up an execution: request, answer, outcome", log => log
                .Says(Masked)
                .Unmasks()
                .Number("attempt", "The attempt to show; the last where it is left out.")
                .Ok(EventLogExamples.Execution)
                .RefusesUnknown("execution"));
    }

    private static RouteDescription Filters(this RouteDescription route) => route
        .Number("systemId", "Only events of this system.")
        .Number("eventId", "Only events of this kind.")
        .Number("contractId", "Only events with an execution of this contract; with `state`, one in that state.")
        .Number("consumerId", "Only events with an execution whose action is of this system; with `state`, one in that state.")
        .Number("idSearch", "Only the received event with this id.")
        .Text("eventIdentifierSearch", "Only events whose identifier holds this, in any letter case.")
        .Text("state", "Only events with an execution in this state.", "processed", "error", "aborted", "retried", "processing", "skipped");

    private static RouteDescription OkLog(this RouteDescription route) => route
        .Number("itemsPerPage", "1 to 1000; 5 where it is left out.")
        .Number("pageIndex", "From 0.")
        .Text("order", "`asc` where it is left out.", "asc", "desc")
        .Ok(ReceivedEventList.Example);

    private static RouteDescription RefusesPlace(this RouteDescription route) => route.Refuses(
        400, 400122, "Invalid query; before is no place in the log, which is written TIME-ID: milliseconds since 1970, and the id of a received event");

    private static RouteDescription Unmasks(this RouteDescription route) =>
        route.Flag("unmask", "Show masked values. Needs the permission `event:unmask`, too, and is entered in the audit log.");
}
