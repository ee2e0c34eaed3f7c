using Eventhos.Engine;
using Eventhos.Engine.Journal;
using Eventhos.Engine.Model;
using Eventhos.Storage.Audit;
using Eventhos.Storage.Catalog;

namespace Eventhos.Server.Api.Retries;

/// <summary><c>POST /event/retry/aborted</c>: gives one failed execution up.</summary>
internal sealed class AbortHandler
{
    private readonly EventPipeline _pipeline;
    private readonly IStoredExecutions _executions;
    private readonly EventCallers _callers;
    private readonly CatalogStore _catalog;

    public AbortHandler(EventPipeline pipeline, IStoredExecutions executions, EventCallers callers, CatalogStore catalog)
    {
        _catalog = catalog;
        _pipeline = pipeline;
        _executions = executions;
        _callers = callers;
    }

    public async Task<IResult> AbortAsync(HttpContext http)
    {
        var producer = _callers.Admit(http);
        var body = await ApiBody.ReadAsync(http.Request);
        var executionId = body.SentId("contractDetailId") ?? throw Refused("Contract Detail Id was not send.");
        var execution = await _executions.FindAsync(executionId, http.RequestAborted);

        // What belongs to another producer is not there for this one.
        if (execution is null || (producer is not null && execution.EventTypeId != producer.EventTypeId))
        {
            throw Refused("Contract Detail was not found.");
        }

        if (producer is null && http.Request.Sent("event-identifier") is { } identifier
            && !identifier.Equals(execution.EventIdentifier, StringComparison.OrdinalIgnoreCase))
        {
            throw new ApiException(400, 400204, "The contract does not exist for this event, or is not active");
        }

        if (execution.State != ExecutionState.Error || execution.RetriedAs is not null)
        {
            throw Prosecuted();
        }

        // On record before it is done, so that nothing is done that is not on record.
        await _catalog.RecordAsync(
            _callers.Origin(http, producer), new AuditDraft("execution.abort", "execution", executionId, Before: null, After: null), http.RequestAborted);
        if (!await _pipeline.AbortAsync(executionId))
        {
            throw Prosecuted();
        }

        return Envelope.Ok();
    }

    private static ApiException Prosecuted() => Refused("Contract Detail was prosecuted.");

    private static ApiException Refused(string message) => new(400, 400203, message);
}
