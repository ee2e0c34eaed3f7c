using Microsoft.Extensions.Logging;

namespace Eventhos.Engine.Retries;

public sealed partial class RetryRunner
{
    [LoggerMessage(Level = LogLevel.Information, Message = "Retry of many {RunId} completed")]
    private partial void LogCompleted(long runId);

    [LoggerMessage(Level = LogLevel.Information, Message = "Retry of many {RunId} was cancelled, or another node has taken it over")]
    private partial void LogLeft(long runId);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Execution {ExecutionId} of event {ReceivedEventId} can't be retried by the retry of many {RunId}: {Reason}")]
    private partial void LogNotRetried(long executionId, long receivedEventId, long runId, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "The retry of execution {ExecutionId} by the retry of many {RunId} can't be stored")]
    private partial void LogRefused(Exception exception, long executionId, long runId);

    [LoggerMessage(Level = LogLevel.Error, Message = "A retry of many could not go on; trying again")]
    private partial void LogFault(Exception exception);
}
