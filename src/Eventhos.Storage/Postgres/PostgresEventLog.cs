using Eventhos.Storage.Journal;

namespace Eventhos.Storage.Postgres;

/// <summary>The event log on PostgreSQL.</summary>
internal sealed class PostgresEventLog : IEventLog
{
    public Task<EventLogPage> ListAsync(EventLogFilter filter, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<ReceivedEventDetail?> FindAsync(long receivedEventId, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<ExecutionDetail?> FindExecutionAsync(long executionId, CancellationToken cancellationToken) => throw new NotSupportedException();
}
