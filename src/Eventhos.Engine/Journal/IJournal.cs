using Eventhos.Engine.Model;

namespace Eventhos.Engine.Journal;

/// <summary>The transactions that write data-plane rows. What any of them returns from is durable.</summary>
public interface IJournal
{
    /// <summary>
    /// Step 3: stores the event and all its executions in one transaction, grouped with those of other requests, and gives them their
    /// ids. Executions in state running are leased to this node; ready ones belong to nobody yet.
    /// </summary>
    /// <exception cref="JournalUnavailableException">Nothing was stored.</exception>
    /// <exception cref="JournalRefusedException">It breaks a rule; nothing was stored.</exception>
    Task AppendAsync(ReceivedEvent received, IReadOnlyList<Execution> executions);

    /// <summary>
    /// Step 7: stores the attempt, the execution's transition and what follows from it in one transaction. Changes nothing when this
    /// node's lease on the execution is gone.
    /// </summary>
    /// <exception cref="JournalUnavailableException">Nothing was stored.</exception>
    /// <exception cref="JournalRefusedException">It breaks a rule; nothing was stored.</exception>
    Task<SettleResult> SettleAsync(Settlement settlement);

    /// <summary>
    /// Step 3 of a retry by hand: stores the new event with its one execution and makes the failed execution point to it, in one
    /// transaction. Of many retries of one execution one does; the others, and any of an execution that did not fail or was given up,
    /// change nothing.
    /// </summary>
    /// <exception cref="JournalUnavailableException">Nothing was stored.</exception>
    Task<RetryVerdict> RetryAsync(HandRetry retry);

    /// <summary>A person gives a failed execution up. False, and nothing changes, when it did not fail or was retried by hand or given up already.</summary>
    /// <exception cref="JournalUnavailableException">Nothing was stored.</exception>
    Task<bool> AbortAsync(long executionId);
}
