using Eventhos.Engine.Journal;

namespace Eventhos.Storage.Postgres;

/// <summary>Single executions on PostgreSQL.</summary>
internal sealed class PostgresStoredExecutions : IStoredExecutions
{
    public Task<StoredExecution?> FindAsync(long executionId, CancellationToken cancellationToken) => throw new NotSupportedException();
}
