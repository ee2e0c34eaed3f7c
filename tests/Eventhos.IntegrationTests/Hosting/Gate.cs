namespace Eventhos.IntegrationTests.Hosting;

/// <summary>Holds up whoever comes until it is opened, and counts them.</summary>
public sealed class Gate
{
    private readonly TaskCompletionSource _opened = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _arrived;
    private int _waiting;

    /// <summary>How many ever came.</summary>
    public int Arrived => Volatile.Read(ref _arrived);

    /// <summary>How many stand before it now.</summary>
    public int Waiting => Volatile.Read(ref _waiting);

    /// <summary>Lets everybody through, from now on.</summary>
    public void Open() => _opened.TrySetResult();

    /// <summary>Waits until it is opened.</summary>
    public async Task PassAsync(CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _arrived);
        Interlocked.Increment(ref _waiting);
        try
        {
            await _opened.Task.WaitAsync(cancellationToken);
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }
    }

    /// <summary>Waits until so many have come.</summary>
    public Task HasArrivedAsync(int count) => Eventually.TrueAsync(() => Arrived >= count, () => $"{count} at the gate, but {Arrived} came");
}
