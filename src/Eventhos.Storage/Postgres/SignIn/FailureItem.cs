using Eventhos.Storage.Postgres.Writing;
using Eventhos.Storage.SignIn;

namespace Eventhos.Storage.Postgres.SignIn;

/// <summary>A failed sign-in with all it is counted for.</summary>
internal sealed class FailureItem(IReadOnlyList<(FailureKey Key, LockoutRule Rule)> keys, DateTimeOffset at) : BatchItem
{
    private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public IReadOnlyList<(FailureKey Key, LockoutRule Rule)> Keys => keys;

    public DateTimeOffset At => at;

    /// <summary>Ends when it is on disk.</summary>
    public Task Done => _done.Task;

    public override void Stored() => _done.TrySetResult();

    public override void Failed(Exception exception) => _done.TrySetException(exception);
}
