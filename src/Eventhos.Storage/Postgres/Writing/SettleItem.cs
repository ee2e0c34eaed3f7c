using Eventhos.Engine.Journal;
using Eventhos.Engine.Model;

namespace Eventhos.Storage.Postgres.Writing;

/// <summary>A settlement, its exchange and reply encoded and encrypted.</summary>
internal sealed class SettleItem(Settlement settlement, byte[] exchange, byte[]? reply) : BatchItem
{
    private readonly TaskCompletionSource<SettleResult> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Settlement Settlement => settlement;

    public byte[] Exchange => exchange;

    public byte[]? Reply => reply;

    /// <summary>Whether this node still held the lease.</summary>
    public bool Applied { get; set; }

    /// <summary>What it released; places in lanes are taken for those that run.</summary>
    public List<Execution> Released { get; private set; } = [];

    /// <summary>When the next attempt is due; null when it settles.</summary>
    public DateTimeOffset? DueAt => (settlement.Transition as ExecutionTransition.Retry)?.DueAt;

    /// <summary>True when the next order group may become due by it.</summary>
    public bool MayRelease => DueAt is null && settlement.Execution.HasLaterGroup;

    /// <summary>True when one statement does not do all that follows from it.</summary>
    public bool HasMore => settlement.Reply is not null || settlement.Notice is not null || MayRelease;

    /// <summary>Ends when it is on disk.</summary>
    public Task<SettleResult> Done => _done.Task;

    public override void RolledBack()
    {
        foreach (var execution in Released.Where(execution => execution.State == ExecutionState.Running))
        {
            settlement.Lanes.Release(execution.ActionId, execution.MemoryCost);
        }

        Released = [];
        Applied = false;
    }

    public override void Stored() => _done.TrySetResult(Applied ? new SettleResult(Applied: true, Released) : SettleResult.LeaseLost);

    public override void Failed(Exception exception) => _done.TrySetException(exception);
}
