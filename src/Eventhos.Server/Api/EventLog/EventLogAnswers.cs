using System.Text.Json;
using Eventhos.Engine.Ingest;
using Eventhos.Engine.Mapping;
using Eventhos.Engine.Model;
using Eventhos.Storage.Journal;
using Eventhos.Storage.Protection;

namespace Eventhos.Server.Api.EventLog;

/// <summary>What the event log says on the wire, sensitive values masked.</summary>
internal sealed class EventLogAnswers
{
    private readonly Masking _masking;

    public EventLogAnswers(Masking masking) => _masking = masking;

    /// <summary>A line of the list.</summary>
    public static object Item(EventLogItem item)
    {
        var states = item.States.Where(state => state.State != ExecutionState.Skipped).Select(ListState).ToList<string?>();
        return new
        {
            id = item.Id,
            systemId = item.SystemId,
            eventId = item.EventTypeId,
            systemName = item.SystemName,
            systemIdentifier = item.SystemIdentifier,
            eventName = item.EventName,
            eventIdentifier = item.EventIdentifier,
            eventDescription = item.EventDescription,
            receivedAt = item.ReceivedAt,
            state = states.Count > 0 ? states : [null],
        };
    }

    /// <summary>A received event with what became of it. Skipped contracts stand apart, with the reason.</summary>
    public object Detail(ReceivedEventDetail detail) => new
    {
        receivedEvent = new
        {
            id = detail.Id,
            received_at = detail.ReceivedAt,
            received_request = Received(detail.Request),
            eventId = detail.EventTypeId,
            eventIdentifier = detail.EventIdentifier,
            eventName = detail.EventName,
            eventOperation = detail.EventOperation,
            eventDescription = detail.EventDescription,
            reply = detail.Reply is not { } reply ? null : new
            {
                reply_from = reply.FromIdentifier,
                executionDetailId = reply.ExecutionId,
                receivedEventId = reply.ParentEventId,
                rootReceivedEventId = reply.RootEventId,
                depth = reply.Depth,
            },
            retryOf = detail.RetryOf is not { } retried ? null : new { executionDetailId = retried.ExecutionId, receivedEventId = retried.ReceivedEventId },
        },
        replies = detail.Replies.Select(reply => new
        {
            receivedEventId = reply.ReceivedEventId,
            executionDetailId = reply.ExecutionId,
            eventIdentifier = reply.EventIdentifier,
        }),
        executedEventContracts = detail.Executions.Where(execution => execution.State != ExecutionState.Skipped).Select(execution => Summary(execution)),
        skippedEventContracts = detail.Executions.Where(execution => execution.State == ExecutionState.Skipped).Select(execution => Summary(execution)),
    };

    /// <summary>An execution with its last attempt.</summary>
    public object Execution(ExecutionDetail detail) => new
    {
        id = detail.Contract.Id,
        contract_id = detail.Contract.Id,
        received_event_id = detail.ReceivedEventId,
        state = DetailState(detail.State),
        attempts = detail.RetriedAs is null ? 0 : 1,
        is_aborted = detail.State == ExecutionState.Aborted ? 1 : 0,
        reply_from = detail.ReplyFrom,
        contract_exc_detail_id = detail.Id,
        request = Request(detail.LastAttempt?.Request),
        response = Response(detail.LastAttempt),
        finished_at = detail.SettledAt,
        executed_at = detail.LastAttempt?.StartedAt ?? detail.ReceivedAt,
        action_id = detail.Contract.ActionId,
        event_id = detail.Contract.EventTypeId,
        identifier = detail.Contract.Identifier,
        name = detail.Contract.Name,
        active = detail.Contract.Active ? 1 : 0,
        order = detail.Contract.OrderGroup,
        deleted = detail.Contract.Deleted ? 1 : 0,
        created_at = detail.Contract.CreatedAt,
        updated_at = detail.Contract.UpdatedAt,
        mail_recipients_on_error = detail.Contract.MailRecipientsOnError,
        tries = detail.Attempts,
        outcome = detail.LastAttempt?.Outcome.Word(),
        reason = Text(detail.Reason ?? detail.LastAttempt?.Detail),
        warnings = (detail.LastAttempt?.Warnings ?? []).Select(Text),
        retriedAs = detail.RetriedAs,
    };

    private object Summary(ExecutionSummary execution) => new
    {
        detailId = execution.Id,
        state = DetailState(execution.State),
        attempts = execution.RetriedAs is null ? 0 : 1,
        isAborted = execution.State == ExecutionState.Aborted ? 1 : 0,
        contractId = execution.ContractId,
        contractIdentifier = execution.ContractIdentifier,
        contractName = execution.ContractName,
        actionId = execution.ActionId,
        actionIdentifier = execution.ActionIdentifier,
        actionName = execution.ActionName,
        actionOperation = execution.ActionOperation,
        actionDescription = execution.ActionDescription,
        order = execution.OrderGroup,
        tries = execution.Attempts,
        outcome = execution.LastOutcome,
        reason = Text(execution.Reason ?? execution.LastDetail),
        warnings = execution.LastWarnings.Select(Text),
        retriedAs = execution.RetriedAs,
    };

    private static string ListState(LoggedState logged) => logged switch
    {
        { IsRetried: true } => "retried",
        { State: ExecutionState.Aborted } => "aborted",
        _ => DetailState(logged.State),
    };

    private static string DetailState(ExecutionState state) => state switch
    {
        ExecutionState.Processed => "processed",
        ExecutionState.Error or ExecutionState.Aborted => "error",
        ExecutionState.Skipped => "skipped",
        _ => "processing",
    };

    private string? Text(string? sentence) => sentence is null ? null : _masking.MaskText(sentence);

    private object Received(ReceivedRequest request) => new
    {
        headers = _masking.Mask(request.Headers),
        query = _masking.Mask(request.Query),
        body = _masking.Mask(new MappingSource(request).Body),
        method = request.Method,
        url = _masking.MaskUrl(request.Url),
    };

    private object? Request(SentRequest? request) => request is null ? null : new
    {
        headers = _masking.Mask(request.Headers),
        body = Body(request.Body, request.Headers.Find("content-type")),
        url = _masking.MaskUrl(request.Url),
        @params = _masking.Mask(request.Params),
        method = request.Method,
    };

    private object? Response(Attempt? attempt)
    {
        if (attempt is null)
        {
            return null;
        }

        var response = attempt.Response;
        return new
        {
            headers = response is null ? new Dictionary<string, object>() : _masking.Mask(response.Headers),
            body = response is null ? (object?)Text(attempt.Detail) : Body(response.Body, response.ContentType),
            status = response is null ? (object)attempt.Outcome.Word() : response.Status,
            statusText = response is null ? Text(attempt.Detail) : response.StatusText,
            endTime = attempt.FinishedAt,
            startTime = attempt.StartedAt,
        };
    }

    /// <summary>JSON and forms as values, anything else as text.</summary>
    private JsonElement? Body(ReadOnlyMemory<byte> body, string? contentType)
    {
        if (body.IsEmpty)
        {
            return null;
        }

        var request = new ReceivedRequest
        {
            Method = "",
            Url = "",
            Query = [],
            Headers = [],
            ContentType = contentType,
            Format = BodyRecognition.RecogniseReply(contentType, body.Span),
            Body = body,
        };
        return _masking.Mask(new MappingSource(request).Body);
    }
}
