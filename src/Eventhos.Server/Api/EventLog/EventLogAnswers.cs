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
    public static ReceivedEventRow Item(EventLogItem item) => new(
            item.Id,
            item.SystemId,
            item.EventTypeId,
            item.SystemName,
            item.SystemIdentifier,
            item.EventName,
            item.EventIdentifier,
            item.EventDescription,
            item.ReceivedAt,
            States(item.States));

    /// <summary>An attempt.</summary>
    public static AttemptRow Attempt(LoggedAttempt attempt) => new(
        attempt.ReceivedEventId, attempt.ExecutionId, attempt.Number, attempt.StartedAt, attempt.FinishedAt, attempt.Outcome.Word(), attempt.Status);

    /// <summary>An event of a chain.</summary>
    public static ChainRow Chained(ChainedEvent chained) => new(
        chained.Id,
        chained.EventTypeId,
        chained.EventIdentifier,
        chained.EventName,
        chained.ReceivedAt,
        chained.Reply?.Depth ?? 0,
        chained.Reply?.ParentEventId,
        chained.Reply?.ExecutionId,
        chained.RetryOf?.ReceivedEventId,
        States(chained.States));

    private static List<string?> States(IReadOnlyList<LoggedState> logged)
    {
        var states = logged.Where(state => state.State != ExecutionState.Skipped).Select(ListState).ToList<string?>();
        return states.Count > 0 ? states : [null];
    }

    /// <summary>A received event with what became of it. Skipped contracts stand apart, with the reason.</summary>
    public ReceivedEventView Detail(ReceivedEventDetail detail) => new(
        new ReceivedEventFacts(
            detail.Id,
            detail.ReceivedAt,
            Received(detail.Request),
            detail.EventTypeId,
            detail.EventIdentifier,
            detail.EventName,
            detail.EventOperation,
            detail.EventDescription,
            detail.Reply is not { } reply
                ? null
                : new ReplyView(reply.FromIdentifier, reply.ExecutionId, reply.ParentEventId, reply.RootEventId, reply.Depth),
            detail.RetryOf is not { } retried ? null : new RetryOfView(retried.ExecutionId, retried.ReceivedEventId)),
        [.. detail.Replies.Select(reply => new ReplyRow(reply.ReceivedEventId, reply.ExecutionId, reply.EventIdentifier))],
        [.. detail.Executions.Where(execution => execution.State != ExecutionState.Skipped).Select(Summary)],
        [.. detail.Executions.Where(execution => execution.State == ExecutionState.Skipped).Select(Summary)]);

    /// <summary>An execution with its last attempt.</summary>
    public ExecutionView Execution(ExecutionDetail detail) => new(
        detail.Contract.Id,
        detail.Contract.Id,
        detail.ReceivedEventId,
        DetailState(detail.State),
        detail.RetriedAs is null ? 0 : 1,
        detail.State == ExecutionState.Aborted ? 1 : 0,
        detail.ReplyFrom,
        detail.Id,
        Request(detail.LastAttempt?.Request),
        Response(detail.LastAttempt),
        detail.SettledAt,
        detail.LastAttempt?.StartedAt ?? detail.ReceivedAt,
        detail.Contract.ActionId,
        detail.Contract.EventTypeId,
        detail.Contract.Identifier,
        detail.Contract.Name,
        detail.Contract.Active ? 1 : 0,
        detail.Contract.OrderGroup,
        detail.Contract.Deleted ? 1 : 0,
        detail.Contract.CreatedAt,
        detail.Contract.UpdatedAt,
        detail.Contract.MailRecipientsOnError,
        detail.Attempts,
        detail.LastAttempt?.Outcome.Word(),
        Text(detail.Reason ?? detail.LastAttempt?.Detail),
        [.. (detail.LastAttempt?.Warnings ?? []).Select(_masking.MaskText)],
        detail.RetriedAs);

    private ExecutionRow Summary(ExecutionSummary execution) => new(
        execution.Id,
        DetailState(execution.State),
        execution.RetriedAs is null ? 0 : 1,
        execution.State == ExecutionState.Aborted ? 1 : 0,
        execution.ContractId,
        execution.ContractIdentifier,
        execution.ContractName,
        execution.ActionId,
        execution.ActionIdentifier,
        execution.ActionName,
        execution.ActionOperation,
        execution.ActionDescription,
        execution.OrderGroup,
        execution.Attempts,
        execution.LastOutcome,
        Text(execution.Reason ?? execution.LastDetail),
        [.. execution.LastWarnings.Select(_masking.MaskText)],
        execution.RetriedAs);

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

    private ReceivedRequestView Received(ReceivedRequest request) => new(
        _masking.Mask(request.Headers),
        _masking.Mask(request.Query),
        _masking.Mask(new MappingSource(request).Body),
        request.Method,
        _masking.MaskUrl(request.Url));

    private SentRequestView? Request(SentRequest? request) => request is null ? null : new SentRequestView(
        _masking.Mask(request.Headers),
        Body(request.Body, request.Headers.Find("content-type")),
        _masking.MaskUrl(request.Url),
        _masking.Mask(request.Params),
        request.Method);

    private ResponseView? Response(Attempt? attempt) => attempt is null ? null
        : attempt.Response is { } response ? new ResponseView(
            _masking.Mask(response.Headers),
            Body(response.Body, response.ContentType),
            response.Status,
            response.StatusText,
            attempt.FinishedAt,
            attempt.StartedAt)
        : new ResponseView(
            new Dictionary<string, object>(StringComparer.Ordinal),
            Text(attempt.Detail) is { } sentence ? JsonSerializer.SerializeToElement(sentence, Envelope.Json) : null,
            attempt.Outcome.Word(),
            Text(attempt.Detail),
            attempt.FinishedAt,
            attempt.StartedAt);

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
