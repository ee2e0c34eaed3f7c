namespace Eventhos.Storage.Journal;

/// <summary>Reads of the event log.</summary>
public interface IEventLog
{
    /// <summary>One page of received events, and how many match in all.</summary>
    Task<EventLogPage> ListAsync(EventLogFilter filter, CancellationToken cancellationToken);

    /// <summary>One received event with its executions; null when there is none.</summary>
    Task<ReceivedEventDetail?> FindAsync(long receivedEventId, CancellationToken cancellationToken);

    /// <summary>One execution with its last attempt; null when there is none.</summary>
    Task<ExecutionDetail?> FindExecutionAsync(long executionId, CancellationToken cancellationToken) => FindExecutionAsync(executionId, attempt: null, cancellationToken);

    /// <summary>One execution with the attempt of a number, or its last; null when there is no such execution.</summary>
    Task<ExecutionDetail?> FindExecutionAsync(long executionId, int? attempt, CancellationToken cancellationToken);

    /// <summary>The attempts of all executions of an event, by time; null when there is no such event.</summary>
    Task<IReadOnlyList<LoggedAttempt>?> AttemptsOfEventAsync(long receivedEventId, CancellationToken cancellationToken);

    /// <summary>
    /// The attempts of an execution, of those that it carries out anew and of those that carry it out anew, by time; the first
    /// <paramref name="max"/>. Null when there is no such execution.
    /// </summary>
    Task<IReadOnlyList<LoggedAttempt>?> AttemptsOfExecutionAsync(long executionId, int max, CancellationToken cancellationToken);

    /// <summary>
    /// The chain of replies that an event is part of, itself among them, by id; the first <paramref name="max"/>. Empty when there is no such event.
    /// </summary>
    Task<IReadOnlyList<ChainedEvent>> ChainAsync(long receivedEventId, int max, CancellationToken cancellationToken);
}
