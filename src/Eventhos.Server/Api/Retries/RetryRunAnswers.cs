using Eventhos.Engine.Retries;
using Eventhos.Engine.Routing;

namespace Eventhos.Server.Api.Retries;

/// <summary>Retries of many on the wire.</summary>
internal static class RetryRunAnswers
{
    /// <summary>A run and where it stands.</summary>
    public static object Row(RetryRun run, RoutingSnapshot snapshot) => new
    {
        id = run.Id,
        state = run.State switch
        {
            RetryRunState.Running => "running",
            RetryRunState.Completed => "completed",
            _ => "cancelled",
        },
        total = run.Total,
        done = run.Done,
        skipped = run.Skipped,
        failed = run.Failed,
        perSecond = run.PerSecond,
        startedAt = run.StartedAt,
        finishedAt = run.FinishedAt,
        by = run.StartedBy,
        filter = run.Selection.IsList ? null : Filter(run.Selection, snapshot),
    };

    private static object Filter(RetrySelection selection, RoutingSnapshot snapshot) => new
    {
        eventId = selection.EventTypeId,
        eventIdentifier = selection.EventTypeId is { } id ? snapshot.EventIdentifiers.GetValueOrDefault(id) : null,
        contractId = selection.ContractId,
        state = "error",
        from = selection.From,

        // As it was given: up to and including this millisecond.
        to = selection.Before?.AddMilliseconds(-1),
    };
}
