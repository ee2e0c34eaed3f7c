namespace Eventhos.Engine.Dispatch;

/// <summary>How many requests may be under way at once for one action on this node, where several nodes share the bound.</summary>
internal sealed class ConcurrencyShare
{
    private readonly int _inAll;
    private volatile int _own;

    public ConcurrencyShare(int inAll)
    {
        _inAll = inAll;
        _own = inAll;
    }

    /// <summary>How many nodes share it (1 or more).</summary>
    public int Nodes
    {
        set => _own = Math.Max(1, _inAll / Math.Max(1, value));
    }

    /// <summary>This node's part.</summary>
    public int Own => _own;
}
