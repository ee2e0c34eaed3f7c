namespace Eventhos.Engine.Journal;

/// <summary>Reads what a retry or an abort by hand starts from.</summary>
public interface IStoredExecutions
{
    /// <summary>The execution with its event; null when there is none.</summary>
    Task<StoredExecution?> FindAsync(long executionId, CancellationToken cancellationToken);
}
