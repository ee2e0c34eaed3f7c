using Eventhos.Engine.Model;

namespace Eventhos.Storage.Postgres.Writing;

/// <summary>A received event with its executions, its request encoded and encrypted.</summary>
internal sealed class AppendItem(ReceivedEvent received, IReadOnlyList<Execution> executions, byte[] request) : BatchItem
{
    private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public ReceivedEvent Received => received;

    public IReadOnlyList<Execution> Executions => executions;

    public byte[] Request => request;

    /// <summary>Ends when it is on disk.</summary>
    public Task Done => _done.Task;

    public override void Stored() => _done.TrySetResult();

    public override void Failed(Exception exception) => _done.TrySetException(exception);
}
