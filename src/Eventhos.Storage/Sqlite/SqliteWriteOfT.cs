namespace Eventhos.Storage.Sqlite;

/// <summary>A write that answers with a <typeparamref name="T"/> when it is on disk.</summary>
internal abstract class SqliteWrite<T> : SqliteWrite
{
    // Asynchronous, so that the writer's thread goes on to the next group at once.
    private readonly TaskCompletionSource<T> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<T> Done => _done.Task;

    protected T Result { get; set; } = default!;

    public override void Committed() => _done.TrySetResult(Result);

    public override void Failed(Exception exception) => _done.TrySetException(exception);
}
