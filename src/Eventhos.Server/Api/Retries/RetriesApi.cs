namespace Eventhos.Server.Api.Retries;

/// <summary>The routes of what people do about executions that failed.</summary>
internal static class RetriesApi
{
    /// <summary>Maps them.</summary>
    public static void MapRetries(this IEndpointRouteBuilder app)
    {
        app.MapPost("/event/send/contract", (HttpContext http, RetryHandler retries) => retries.RetryAsync(http));
        app.MapPost("/event/retry/aborted", (HttpContext http, AbortHandler aborts) => aborts.AbortAsync(http));

        var runs = app.MapGroup("/event/received/retry");
        runs.MapGet("", (HttpContext http, RetryRunsHandler handler) => handler.ListAsync(http));
        runs.MapPost("", (HttpContext http, RetryRunsHandler handler) => handler.StartAsync(http));
        runs.MapGet("/{runId}", (HttpContext http, RetryRunsHandler handler) => handler.GetAsync(http));
        runs.MapPost("/{runId}/cancel", (HttpContext http, RetryRunsHandler handler) => handler.CancelAsync(http));
    }
}
