using Eventhos.Server.Api.OpenApi;

namespace Eventhos.Server.Api.Retries;

/// <summary>The routes of what people do about executions that failed.</summary>
internal static class RetriesApi
{
    /// <summary>Maps them.</summary>
    public static void MapRetries(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("").WithTags("Retries");
        group.MapPost("/event/send/contract", (HttpContext http, RetryHandler retries) => retries.RetryAsync(http))
            .Describe("retryExecution", "Retry a failed execution once", retry => retry
                .Says("As a new received event with this contract alone. The failed execution becomes `retried`.")
                .RequiredText("contract-id", "The execution's contract.")
                .Text("event-identifier", "The execution's event. Must be there with an access key.")
                .Takes(new RetryRequest(1, 1))
                .Ok()
                .AnswersWithEventId()
                .Refuses(400, 400203, "Contract detail Id was not send.")
                .Refuses(400, 400206, "Detail of the contract does not exist or has already been processed")
                .Refuses(400, 400024, "The event does not exist. event-identifier: issues.closed")
                .RefusesOtherContract()
                .RefusesAccessKey());
        group.MapPost("/event/retry/aborted", (HttpContext http, AbortHandler aborts) => aborts.AbortAsync(http))
            .Describe("abortExecution", "Give a failed execution up", abort => abort
                .Text("event-identifier", "The execution's event. Must be there with an access key.")
                .Takes(new AbortRequest(1))
                .Ok()
                .Refuses(400, 400203, "Contract Detail was not found.")
                .Refuses(400, 400024, "The event does not exist. event-identifier: issues.closed")
                .RefusesOtherContract()
                .RefusesAccessKey());
        group.MapGroup("/event/received/retry").MapRuns();
    }

    private static void MapRuns(this RouteGroupBuilder runs)
    {
        runs.MapGet("", (HttpContext http, RetryRunsHandler handler) => handler.ListAsync(http))
            .Describe("listRetries", "List retries of many", retry => retry.OkPage(RetryRunRow.Example, columns: [], descending: true));
        runs.MapPost("", (HttpContext http, RetryRunsHandler handler) => handler.StartAsync(http))
            .Describe("startRetry", "Retry many failed executions", retry => retry
                .Says("In the background, at a bounded rate. Exactly one of `filter`, `ids` and `receivedEventIds` says which.")
                .Takes(new NewRetryRun(new RetryRunFilter(EventId: 4, From: "2026-11-22"), PerSecond: 50))
                .Changed(new RetryRunStarted(1, 120))
                .Ok(new RetryRunStarted(0, 120))
                .Refuses(400, 400024, "The event does not exist. event-identifier: issues.closed")
                .Refuses(400, 400120, "Invalid body; filter.from is not a date or an ISO 8601 time")
                .Refuses(400, 400121, "Invalid body; perSecond must be at least 1")
                .RefusesUnknown("event")
                .Refuses(409, 409201, "4 retries of many are under way already; wait for one to end, or cancel it"));
        runs.MapGet("/{runId}", (HttpContext http, RetryRunsHandler handler) => handler.GetAsync(http))
            .Describe("getRetry", "Look up a retry of many", retry => retry.Ok(RetryRunRow.Example).RefusesUnknown("retry of many"));
        runs.MapPost("/{runId}/cancel", (HttpContext http, RetryRunsHandler handler) => handler.CancelAsync(http))
            .Describe("cancelRetry", "Cancel a retry of many", retry => retry
                .Changed()
                .RefusesUnknown("retry of many")
                .Refuses(409, 409202, "The retry of many has ended already"));
    }

    private static RouteDescription RefusesOtherContract(this RouteDescription route) =>
        route.Refuses(400, 400204, "The contract does not exist for this event, or is not active");

    private static RouteDescription RefusesAccessKey(this RouteDescription route) => route
        .Refuses(400, 400004, "Client or user not found")
        .Refuses(400, 400201, "event-identifier is required")
        .Refuses(401, 401202, "Incorrect token")
        .Refuses(403, 403201, "The client access has been revoked");
}
