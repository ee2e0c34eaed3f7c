using Eventhos.Engine.Retries;

namespace Eventhos.Storage.Journal;

/// <summary>Retries of many as those who ask for them see them.</summary>
public interface IRetryRunLog
{
    /// <summary>
    /// Counts what has failed of a selection and stores a run of it. Null when <paramref name="maxUnfinished"/> are under way already.
    /// </summary>
    Task<RetryRun?> StartAsync(RetryRunRequest request, int maxUnfinished, CancellationToken cancellationToken);

    /// <summary>How many have failed of a selection: what a run of it would be about.</summary>
    Task<long> CountAsync(RetryRunRequest request, CancellationToken cancellationToken);

    /// <summary>The run; null when there is none.</summary>
    Task<RetryRun?> FindAsync(long runId, CancellationToken cancellationToken);

    /// <summary>One page of runs by age, and how many there are.</summary>
    Task<(IReadOnlyList<RetryRun> Runs, long Total)> ListAsync(long skip, int take, bool descending, CancellationToken cancellationToken);

    /// <summary>Stops a run: no further execution is retried when this returns. False when it has ended already.</summary>
    Task<bool> CancelAsync(long runId, DateTimeOffset now);
}
