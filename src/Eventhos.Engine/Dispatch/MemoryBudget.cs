namespace Eventhos.Engine.Dispatch;

/// <summary>The bound on executions and bytes held in memory by all lanes together.</summary>
internal sealed class MemoryBudget
{
    private readonly int _maxExecutions;
    private readonly long _maxBytes;
    private int _executions;
    private long _bytes;

    public MemoryBudget(int maxExecutions, long maxBytes)
    {
        _maxExecutions = maxExecutions;
        _maxBytes = maxBytes;
    }

    /// <summary>Executions held now.</summary>
    public int Executions => Volatile.Read(ref _executions);

    /// <summary>Nothing more is given but what is guaranteed.</summary>
    public bool IsFull => Volatile.Read(ref _executions) >= _maxExecutions || Volatile.Read(ref _bytes) >= _maxBytes;

    /// <summary>Takes what is asked for; within <paramref name="guaranteed"/> even when the whole is used up, so that full lanes never starve a quiet one.</summary>
    public bool TryTake(int bytes, bool guaranteed)
    {
        var executions = Interlocked.Increment(ref _executions);
        var total = Interlocked.Add(ref _bytes, bytes);
        if (guaranteed || (executions <= _maxExecutions && total <= _maxBytes))
        {
            return true;
        }

        Give(bytes);
        return false;
    }

    public void Give(int bytes)
    {
        Interlocked.Decrement(ref _executions);
        Interlocked.Add(ref _bytes, -bytes);
    }
}
