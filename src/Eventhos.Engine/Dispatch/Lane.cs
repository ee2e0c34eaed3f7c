using Eventhos.Engine.Model;

namespace Eventhos.Engine.Dispatch;

/// <summary>
/// The executions of one action that are in this node's memory, oldest first, and how many of them are being carried out. Holds no
/// thread of its own: <see cref="LaneBoard"/> starts workers for it.
/// </summary>
internal sealed class Lane
{
    private readonly Lock _lock = new();
    private readonly Queue<Execution> _queue = new();
    private readonly DispatchLimits _limits;
    private readonly ConcurrencyShare _share;
    private readonly MemoryBudget _memory;
    private int _held;
    private int _active;
    private volatile bool _overflow;

    public Lane(long actionId, DispatchLimits limits, ConcurrencyShare share, MemoryBudget memory)
    {
        ActionId = actionId;
        _limits = limits;
        _share = share;
        _memory = memory;
    }

    public long ActionId { get; }

    /// <summary>True when executions of this action wait in the database; new ones then join them there, so that the oldest go first.</summary>
    public bool Overflow
    {
        get => _overflow;
        set => _overflow = value;
    }

    /// <summary>Set while the lane is queued for a global slot.</summary>
    public bool Parked { get; set; }

    /// <summary>How many executions may be fetched from the database now: none before the lane is half empty.</summary>
    public int RoomForClaims
    {
        get
        {
            lock (_lock)
            {
                var room = _memory.IsFull ? _share.Own - _held : _limits.ExecutionsPerAction - _held;
                return _overflow && _held <= _limits.ExecutionsPerAction / 2 ? Math.Max(room, 0) : 0;
            }
        }
    }

    /// <summary>Takes a place unless the lane or the node is full, or older executions wait in the database.</summary>
    public bool TryReserve(int bytes)
    {
        lock (_lock)
        {
            if (_overflow || _held >= _limits.ExecutionsPerAction
                || !_memory.TryTake(bytes, guaranteed: _held < _share.Own))
            {
                return false;
            }

            _held++;
            return true;
        }
    }

    /// <summary>Takes a place for an execution that was claimed within <see cref="RoomForClaims"/>.</summary>
    public void ReserveClaimed(int bytes)
    {
        lock (_lock)
        {
            _memory.TryTake(bytes, guaranteed: true);
            _held++;
        }
    }

    /// <summary>Gives a place back; true when the lane is low enough to be fed from the database.</summary>
    public bool Release(int bytes)
    {
        lock (_lock)
        {
            _held--;
            _memory.Give(bytes);
            return _overflow && _held <= _limits.ExecutionsPerAction / 2;
        }
    }

    public void Enqueue(Execution execution)
    {
        lock (_lock)
        {
            _queue.Enqueue(execution);
        }
    }

    /// <summary>Takes the right to run one more worker.</summary>
    public bool TryStartWorker()
    {
        lock (_lock)
        {
            if (_queue.Count == 0 || _active >= _share.Own)
            {
                return false;
            }

            _active++;
            return true;
        }
    }

    /// <summary>The next execution for a worker; null ends the worker.</summary>
    public Execution? Next()
    {
        lock (_lock)
        {
            if (_queue.TryDequeue(out var execution))
            {
                return execution;
            }

            _active--;
            return null;
        }
    }

    /// <summary>Ends a worker that steps back for other lanes.</summary>
    public void StopWorker()
    {
        lock (_lock)
        {
            _active--;
        }
    }

    /// <summary>Takes all that no worker has started.</summary>
    public IReadOnlyList<Execution> Drain()
    {
        lock (_lock)
        {
            var rest = _queue.ToArray();
            _queue.Clear();
            return rest;
        }
    }
}
