using System.Collections.Concurrent;
using Eventhos.Engine.Model;

namespace Eventhos.Engine.Dispatch;

/// <summary>
/// Step 5: a lane for each action, each with its own concurrency limit, under one global limit that lanes with work share in turns. A
/// slow or dead consumer fills its own lane and nothing else.
/// </summary>
public sealed class LaneBoard : ILaneReservations, IDisposable
{
    private readonly ConcurrentDictionary<long, Lane> _lanes = new();
    private readonly WorkCount _workers = new();
    private readonly Queue<Lane> _parked = new();
    private readonly Lock _slotLock = new();
    private readonly MemoryBudget _memory;
    private readonly DispatchLimits _limits;
    private readonly ConcurrencyShare _share;
    private Func<Execution, CancellationToken, Task>? _carryOut;
    private readonly CancellationTokenSource _hardStop = new();
    private Action _laneHasRoom = static () => { };
    private int _freeSlots;
    private volatile bool _stopping;

    /// <summary>An empty board.</summary>
    public LaneBoard(DispatchLimits limits)
    {
        _limits = limits;
        _share = new ConcurrencyShare(limits.ConcurrencyPerAction);
        _freeSlots = limits.Concurrency;
        _memory = new MemoryBudget(limits.Executions, limits.Bytes);
    }

    /// <summary>Calls <paramref name="callback"/> whenever a lane that left work in the database has room for it.</summary>
    public void WhenLaneHasRoom(Action callback) => _laneHasRoom = callback;

    /// <summary>Executions in memory, queued and under way.</summary>
    public int Held => _memory.Executions;

    /// <summary>
    /// Says how many nodes share the work: of the requests that may be under way at once for one action each takes its part, at least one. From
    /// now on; what is under way goes on.
    /// </summary>
    public void ShareWith(int nodes) => _share.Nodes = nodes;

    /// <summary>Begins to carry out what is enqueued.</summary>
    public void Start(Func<Execution, CancellationToken, Task> carryOut) => _carryOut = carryOut;

    /// <inheritdoc />
    public bool TryReserve(long actionId, int bytes) => !_stopping && LaneOf(actionId).TryReserve(bytes);

    /// <inheritdoc />
    public void Release(long actionId, int bytes)
    {
        if (LaneOf(actionId).Release(bytes))
        {
            _laneHasRoom();
        }
    }

    /// <summary>Puts a committed execution with a reserved place in its lane.</summary>
    public void Enqueue(Execution execution)
    {
        var lane = LaneOf(execution.ActionId);
        lane.Enqueue(execution);
        StartWorkers(lane);
    }

    /// <summary>Puts an execution that was claimed from the database in its lane.</summary>
    public void EnqueueClaimed(Execution execution)
    {
        LaneOf(execution.ActionId).ReserveClaimed(execution.MemoryCost);
        Enqueue(execution);
    }

    /// <summary>Notes that an action has executions in the database that wait for room.</summary>
    public void MarkOverflow(long actionId)
    {
        var lane = LaneOf(actionId);
        lane.Overflow = true;
        if (lane.RoomForClaims > 0)
        {
            _laneHasRoom();
        }
    }

    /// <summary>The actions with executions in the database and room for some, with how many.</summary>
    public IReadOnlyList<(long ActionId, int Room)> WithRoomForClaims() =>
        [.. _lanes.Values.Select(lane => (lane.ActionId, Room: lane.RoomForClaims)).Where(lane => lane.Room > 0)];

    /// <summary>Says that a claim is about to look at the database; what is appended from here on marks the lane again.</summary>
    public void ClearOverflow(long actionId) => LaneOf(actionId).Overflow = false;

    /// <summary>
    /// Starts nothing more, lets running executions finish until <paramref name="patience"/> is cancelled, then cancels them. Answers the
    /// executions that never started.
    /// </summary>
    public async Task<IReadOnlyList<Execution>> StopAsync(CancellationToken patience)
    {
        _stopping = true;
        var rest = _lanes.Values.SelectMany(lane => lane.Drain()).ToList();
        var running = _workers.WhenNoneAsync();
        await running.WaitAsync(patience).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _hardStop.CancelAsync();
        await running;
        return [.. rest, .. _lanes.Values.SelectMany(lane => lane.Drain())];
    }

    /// <inheritdoc />
    public void Dispose() => _hardStop.Dispose();

    private Lane LaneOf(long actionId) => _lanes.GetOrAdd(actionId, static (id, board) => new Lane(id, board._limits, board._share, board._memory), this);

    private void StartWorkers(Lane lane)
    {
        while (!_stopping && TryTakeSlot(lane))
        {
            if (!lane.TryStartWorker())
            {
                GiveSlot();
                return;
            }

            _workers.Begin();
            using (ExecutionContext.SuppressFlow())
            {
                // A worker outlives the request that started it and must not carry its ambient state along.
                _ = WorkAsync(lane);
            }
        }
    }

    /// <summary>Owned by the count of workers, which a stop waits for; carrying out an execution does not throw.</summary>
    private async Task WorkAsync(Lane lane)
    {
        // Off the committing thread at once: it has other requests to answer.
        await Task.Yield();
        var stepBack = false;
        while (!_stopping && !stepBack && lane.Next() is { } execution)
        {
            await _carryOut!(execution, _hardStop.Token);
            stepBack = OthersWait();
            if (stepBack || _stopping)
            {
                lane.StopWorker();
                break;
            }
        }

        GiveSlot();
        if (stepBack)
        {
            StartWorkers(lane);
        }

        _workers.End();
    }

    private bool OthersWait()
    {
        lock (_slotLock)
        {
            return _parked.Count > 0;
        }
    }

    private bool TryTakeSlot(Lane lane)
    {
        lock (_slotLock)
        {
            if (_freeSlots > 0)
            {
                _freeSlots--;
                return true;
            }

            if (!lane.Parked)
            {
                lane.Parked = true;
                _parked.Enqueue(lane);
            }

            return false;
        }
    }

    private void GiveSlot()
    {
        Lane? next = null;
        lock (_slotLock)
        {
            _freeSlots++;
            if (_parked.TryDequeue(out next))
            {
                next.Parked = false;
            }
        }

        if (next is not null)
        {
            StartWorkers(next);
        }
    }
}
