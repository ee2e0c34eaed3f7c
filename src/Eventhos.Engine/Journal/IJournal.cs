using Eventhos.Engine.Model;

namespace Eventhos.Engine.Journal;

/// <summary>The two transactions that write data-plane rows. What either returns from is durable.</summary>
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
}
