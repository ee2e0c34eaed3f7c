namespace Eventhos.Bench.Probe;

/// <summary>A body on its way to the disk; completes with its row's number once the commit is durable.</summary>
internal sealed class PendingInsert(byte[] body) : TaskCompletionSource<long>(TaskCreationOptions.RunContinuationsAsynchronously)
{
    public byte[] Body { get; } = body;
}
