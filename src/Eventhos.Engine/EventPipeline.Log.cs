using Eventhos.Engine.Journal;
using Eventhos.Engine.Model;
using Microsoft.Extensions.Logging;

namespace Eventhos.Engine;

public sealed partial class EventPipeline
{
    [LoggerMessage(Level = LogLevel.Debug, Message = "Event {ReceivedEventId} of {Identifier} received with {Contracts} contracts")]
    private partial void LogReceived(long receivedEventId, string identifier, int contracts);

    [LoggerMessage(Level = LogLevel.Debug, Message = "Execution {ExecutionId} of event {ReceivedEventId}, contract {ContractId}: attempt {Attempt} {Outcome} {Status} in {Milliseconds} ms, now {State}")]
    private partial void LogDelivered(long executionId, long receivedEventId, long contractId, int attempt, string outcome, int? status, double milliseconds, string state);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Execution {ExecutionId} of event {ReceivedEventId}, contract {ContractId}: attempt {Attempt} {Outcome} {Status} in {Milliseconds} ms, now {State}: {Detail}")]
    private partial void LogFailed(long executionId, long receivedEventId, long contractId, int attempt, string outcome, int? status, double milliseconds, string state, string? detail);

    [LoggerMessage(Level = LogLevel.Information, Message = "Execution {ExecutionId} of event {ReceivedEventId} retried by hand as event {NewReceivedEventId}")]
    private partial void LogRetried(long executionId, long receivedEventId, long newReceivedEventId);

    [LoggerMessage(Level = LogLevel.Information, Message = "Execution {ExecutionId} given up by hand")]
    private partial void LogAborted(long executionId);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Execution {ExecutionId} of event {ReceivedEventId} is left to another node: this one was not heard of in time")]
    private partial void LogLeaseLost(long executionId, long receivedEventId);

    private void LogAttempt(Execution execution, Attempt attempt, ExecutionTransition transition)
    {
        var delivered = attempt.Outcome == AttemptOutcome.Delivered;
        if (!_logger.IsEnabled(delivered ? LogLevel.Debug : LogLevel.Warning))
        {
            return;
        }

        var milliseconds = (attempt.FinishedAt - attempt.StartedAt).TotalMilliseconds;
        if (delivered)
        {
            LogDelivered(execution.Id, execution.Event.Id, execution.ContractId, attempt.Number, attempt.Outcome.Word(), attempt.Response?.Status, milliseconds, transition.To.Word());
        }
        else
        {
            LogFailed(execution.Id, execution.Event.Id, execution.ContractId, attempt.Number, attempt.Outcome.Word(), attempt.Response?.Status, milliseconds, transition.To.Word(), DetailForLog(attempt));
        }
    }

    /// <summary>A sentence that a script threw may hold anything of the event, and events never reach the log.</summary>
    private static string? DetailForLog(Attempt attempt) =>
        attempt.Outcome == AttemptOutcome.MappingFailed ? "the event log says why" : attempt.Detail;
}
