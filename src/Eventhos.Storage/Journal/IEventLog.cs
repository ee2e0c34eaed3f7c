namespace Eventhos.Storage.Journal;

/// <summary>Reads of the event log.</summary>
public interface IEventLog
{
    /// <summary>One page of received events, and how many match in all.</summary>
    Task<EventLogPage> ListAsync(EventLogFilter filter, CancellationToken cancellationToken);

    /// <summary>One received event with its executions; null when there is none.</summary>
    Task<ReceivedEventDetail?> FindAsync(long receivedEventId, CancellationToken cancellationToken);

    /// <summary>One execution with its last attempt; null when there is none.</summary>
    Task<ExecutionDetail?> FindExecutionAsync(long executionId, CancellationToken cancellationToken);
}
