namespace Eventhos.Storage.Journal.Retention;

/// <summary>Received events that are older than anybody wants to see.</summary>
public interface IExpiredEvents
{
    /// <summary>
    /// Removes events that arrived before a moment, with their executions and attempts; never one that has an execution to carry out yet. Gives way to
    /// whatever the pipeline stores meanwhile, and may be cancelled at any time: what was removed until then stays so.
    /// </summary>
    /// <exception cref="Engine.Journal.JournalUnavailableException">The database can't be used now.</exception>
    Task<PurgeResult> PurgeAsync(DateTimeOffset before, CancellationToken cancellationToken);
}
