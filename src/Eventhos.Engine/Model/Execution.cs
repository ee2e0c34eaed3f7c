namespace Eventhos.Engine.Model;

/// <summary>One contract being carried out for one received event, as a node holds it in memory.</summary>
public sealed class Execution
{
    /// <summary>Given by the journal; 0 before.</summary>
    public long Id { get; private set; }

    /// <summary>The received event.</summary>
    public required ReceivedEvent Event { get; init; }

    /// <summary>The contract.</summary>
    public required long ContractId { get; init; }

    /// <summary>The contract's action.</summary>
    public required long ActionId { get; init; }

    /// <summary>The contract's order when the event was planned; equal orders run side by side.</summary>
    public required int OrderGroup { get; init; }

    /// <summary>True when settling this one may release a later order group.</summary>
    public required bool HasLaterGroup { get; init; }

    /// <summary>The state in which it was last committed.</summary>
    public required ExecutionState State { get; set; }

    /// <summary>Why it was skipped; null otherwise.</summary>
    public string? Reason { get; init; }

    /// <summary>How many attempts are recorded already.</summary>
    public int AttemptsMade { get; init; }

    /// <summary>The lease under which this node carries it out, as storage numbers them; 0 where there is one owner only.</summary>
    public long Lease { get; set; }

    /// <summary>Bytes this execution counts for against the memory bound.</summary>
    public int MemoryCost => Event.Request.Body.Length + 1024;

    /// <summary>Told once by the journal inside the transaction that stores the execution.</summary>
    public void AssignId(long id) => Id = id;
}
