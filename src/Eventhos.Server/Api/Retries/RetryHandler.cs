using Eventhos.Engine;
using Eventhos.Engine.Journal;
using Eventhos.Engine.Model;
using Eventhos.Engine.Retries;
using Eventhos.Engine.Routing;
using Eventhos.Server.Ingest;
using Eventhos.Storage.Audit;
using Eventhos.Storage.Catalog;

namespace Eventhos.Server.Api.Retries;

/// <summary><c>POST /event/send/contract</c>: one failed execution once more, as a new received event.</summary>
internal sealed class RetryHandler
{
    private readonly EventPipeline _pipeline;
    private readonly IStoredExecutions _executions;
    private readonly SnapshotStore _snapshots;
    private readonly EventCallers _callers;
    private readonly CatalogStore _catalog;
    private readonly TimeProvider _time;

    public RetryHandler(
        EventPipeline pipeline, IStoredExecutions executions, SnapshotStore snapshots, EventCallers callers, CatalogStore catalog, TimeProvider time)
    {
        _catalog = catalog;
        _time = time;
        _pipeline = pipeline;
        _executions = executions;
        _snapshots = snapshots;
        _callers = callers;
    }

    public async Task<IResult> RetryAsync(HttpContext http)
    {
        var producer = _callers.Admit(http);
        var body = await ApiBody.ReadAsync(http.Request);
        var receivedEventId = body.SentId("receivedEventId") ?? throw NotSent("Received event Id was not send.");
        var executionId = body.SentId("contractDetailId") ?? throw NotSent("Contract detail Id was not send.");
        var contractId = SentIds.Id(http.Request.Sent("contract-id")) ?? throw NoContract();

        // Before anything is said of an execution: it may be another producer's.
        if (producer is not null && !HasContract(producer, contractId))
        {
            throw NoContract();
        }

        var failed = await _executions.FindAsync(executionId, http.RequestAborted) ?? throw NotFailed();
        Check(failed, producer?.Identifier ?? http.Request.Sent("event-identifier"), contractId);
        if (failed.ReceivedEventId != receivedEventId)
        {
            throw NotFailed();
        }

        var url = ShownUrl.Of(http.Request);
        await RecordAsync(http, producer, failed, url);
        var result = await _pipeline.RetryByHandAsync(failed, url);
        if (result is not RetryResult.Retried retried)
        {
            throw Refusal(result, failed.EventIdentifier);
        }

        http.Response.Headers["eventhos-event-id"] = retried.ReceivedEventId.ToString();
        return Envelope.Ok();
    }

    private static bool HasContract(EventRoute route, long contractId) => route.Contracts.Any(contract => contract.ContractId == contractId);

    private static ApiException Refusal(RetryResult result, string eventIdentifier) => result switch
    {
        RetryResult.EventDeleted => EventEndpoint.EventUnknown(eventIdentifier),
        RetryResult.ContractNotActive => NoContract(),
        RetryResult.Unreadable => new ApiException(400, 400206, "The stored event can't be read: none of the keys in the key ring decrypts it."),
        _ => NotFailed(),
    };

    private static ApiException NotSent(string message) => new(400, 400203, message);

    private static ApiException NoContract() => new(400, 400204, "The contract does not exist for this event, or is not active");

    private static ApiException NotFailed() => new(400, 400206, "Detail of the contract does not exist or has already been processed");

    /// <summary>On record before it is done, so that nothing is done that is not on record; what would be refused anyway is not.</summary>
    private async Task RecordAsync(HttpContext http, EventRoute? producer, StoredExecution failed, string url)
    {
        if (RetryPlanner.Plan(failed, url, _time.GetUtcNow(), _snapshots.Current).Refusal is { } refusal)
        {
            throw Refusal(refusal, failed.EventIdentifier);
        }

        if (failed.State != ExecutionState.Error || failed.RetriedAs is not null)
        {
            throw NotFailed();
        }

        await _catalog.RecordAsync(
            _callers.Origin(http, producer), new AuditDraft("execution.retry", "execution", failed.Id, Before: null, After: null), http.RequestAborted);
    }

    /// <summary>The event and the contract named must be the execution's.</summary>
    private void Check(StoredExecution failed, string? eventIdentifier, long contractId)
    {
        if (eventIdentifier is not null && !eventIdentifier.Equals(failed.EventIdentifier, StringComparison.OrdinalIgnoreCase))
        {
            throw NoContract();
        }

        if (!_snapshots.Current.EventIdentifiers.ContainsKey(failed.EventTypeId))
        {
            throw EventEndpoint.EventUnknown(failed.EventIdentifier);
        }

        if (failed.ContractId != contractId)
        {
            throw NoContract();
        }
    }
}
