namespace Eventhos.Engine.Retries;

/// <summary>What carrying out retries of many reads and writes of them. What was retried is counted by the retry's own transaction.</summary>
public interface IRetryRuns
{
    /// <summary>The runs that are not at their end and that this node carries out from now on at the latest, oldest first; another node's are not among them.</summary>
    Task<IReadOnlyList<RetryRun>> TakeUnfinishedAsync(CancellationToken cancellationToken);

    /// <summary>Up to <paramref name="max"/> executions of a run that come after <paramref name="cursor"/>, in order.</summary>
    Task<IReadOnlyList<long>> NextAsync(RetryRun run, long cursor, int max, CancellationToken cancellationToken);

    /// <summary>Counts an execution that was not retried. False, and nothing changes, when the run was cancelled or another node carries it out.</summary>
    Task<bool> CountAsync(long runId, long executionId, RetryCount count);

    /// <summary>Ends a run that has nothing left to do.</summary>
    Task CompleteAsync(long runId, DateTimeOffset now);
}
