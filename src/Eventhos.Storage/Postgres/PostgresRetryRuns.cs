using Eventhos.Engine.Retries;
using Eventhos.Storage.Journal;

namespace Eventhos.Storage.Postgres;

/// <summary>Retries of many on PostgreSQL.</summary>
internal sealed class PostgresRetryRuns : IRetryRuns, IRetryRunLog
{
    public Task<RetryRun?> StartAsync(RetryRunRequest request, int maxUnfinished, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<RetryRun?> FindAsync(long runId, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<(IReadOnlyList<RetryRun> Runs, long Total)> ListAsync(long skip, int take, bool descending, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<bool> CancelAsync(long runId, DateTimeOffset now) => throw new NotSupportedException();

    public Task<IReadOnlyList<RetryRun>> UnfinishedAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IReadOnlyList<long>> NextAsync(RetryRun run, long cursor, int max, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<bool> CountAsync(long runId, long executionId, RetryCount count) => throw new NotSupportedException();

    public Task CompleteAsync(long runId, DateTimeOffset now) => throw new NotSupportedException();
}
