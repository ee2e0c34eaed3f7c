using Eventhos.Engine.Journal;
using Eventhos.Storage.Journal;
using Eventhos.Storage.Postgres.Nodes;
using Npgsql;

namespace Eventhos.Storage.Postgres.Writing;

/// <summary>
/// Takes writes of one kind that wait and stores them in groups, a transaction each, on several connections at once when much waits. The more requests
/// wait, the larger the groups, so that one round trip and one sync serve many.
/// </summary>
internal abstract class Batcher<TItem> : IAsyncDisposable
    where TItem : BatchItem
{
    private const int MaxGroup = 512;
    private const int Tries = 10;

    /// <summary>What waits at least for another group to start while one is on its way.</summary>
    private const int Enough = 64;

    /// <summary>A group of so many shows that much comes.</summary>
    private const int Crowd = 8;

    // How often a group that is on its way looks whether the database still answers.
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(250);

    private readonly Lock _turn = new();
    private readonly Queue<TItem> _waiting = new();
    private readonly HashSet<long> _keys = [];
    private readonly TaskCompletionSource _drained = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly PostgresDatabase _database;
    private readonly LogActivity? _activity;
    private readonly int _mostUnderWay;
    private int _underWay;
    private volatile bool _isClosed;

    /// <param name="database">Where to.</param>
    /// <param name="sessions">Under whose leases.</param>
    /// <param name="activity">Told of each group; null where the log does not show it.</param>
    /// <param name="mostUnderWay">Groups at once, 1 or more.</param>
    protected Batcher(PostgresDatabase database, NodeSessions sessions, LogActivity? activity, int mostUnderWay)
    {
        _activity = activity;
        _database = database;
        _mostUnderWay = mostUnderWay;
        Sessions = sessions;
    }

    /// <summary>Under whose leases it writes.</summary>
    protected NodeSessions Sessions { get; }

    /// <summary>Hands a write over; its task ends when it is on disk.</summary>
    /// <exception cref="JournalUnavailableException">The journal is closed.</exception>
    public void Add(TItem item)
    {
        lock (_turn)
        {
            if (_isClosed)
            {
                throw new JournalUnavailableException("The journal is closed.");
            }

            _waiting.Enqueue(item);
            StartGroups();
        }
    }

    /// <summary>Stores what is waiting, then closes: the groups on their way are its own, and end before it does.</summary>
    public async ValueTask DisposeAsync()
    {
        lock (_turn)
        {
            _isClosed = true;
            StartGroups();
        }

        await _drained.Task;
    }

    /// <summary>Stores a group in one transaction; returns when it is on disk. May be called again for the same items after it threw.</summary>
    /// <param name="connection">An open connection outside of transactions.</param>
    /// <param name="session">To which new leases are made out.</param>
    /// <param name="group">At least one.</param>
    protected abstract Task WriteAsync(NpgsqlConnection connection, NodeSession session, IReadOnlyList<TItem> group);

    /// <summary>True when whoever waits is told soon that the database does not answer, and the group is left to itself.</summary>
    protected virtual bool IsLeftWhenCutOff => false;

    /// <summary>How far apart groups begin, one at a time, while many writes come: those for which nobody waits can gather to fewer, larger groups.</summary>
    protected virtual TimeSpan Pace => TimeSpan.Zero;

    /// <summary>What no two items of a group may have in common; null where any may be together.</summary>
    protected virtual long? KeyOf(TItem item) => null;

    // A group on its own starts at once. While one is on its way what comes gathers for the next, unless it is enough for a connection of its own: what a
    // group costs, processors on both sides and the round trip, is mostly the same whatever it holds.
    private void StartGroups()
    {
        while (_waiting.Count > 0 && (_underWay == 0 || (_underWay < _mostUnderWay && _waiting.Count >= Enough)))
        {
            _underWay++;
            _ = StoreAndGoOnAsync(TakeGroup());
        }

        if (_isClosed && _underWay == 0)
        {
            _drained.TrySetResult();
        }
    }

    private List<TItem> TakeGroup()
    {
        var group = new List<TItem>(Math.Min(MaxGroup, _waiting.Count));
        _keys.Clear();
        while (group.Count < MaxGroup && _waiting.TryPeek(out var item) && (KeyOf(item) is not { } key || _keys.Add(key)))
        {
            group.Add(_waiting.Dequeue());
        }

        return group;
    }

    private async Task StoreAndGoOnAsync(List<TItem> group)
    {
        // Not on the thread of whoever handed the write over.
        await Task.Yield();
        var started = TimeProvider.System.GetTimestamp();
        await StoreAsync(group);
        var early = Pace - TimeProvider.System.GetElapsedTime(started);
        if (group.Count >= Crowd && early > TimeSpan.Zero && !_isClosed)
        {
            await Task.Delay(early, TimeProvider.System);
        }

        lock (_turn)
        {
            _underWay--;
            StartGroups();
        }
    }

    /// <summary>A group was stored after it was left to itself: nobody knows of the leases under which it was.</summary>
    protected virtual void GiveBack(IReadOnlyList<TItem> group)
    {
    }

    private async Task StoreAsync(List<TItem> group)
    {
        try
        {
            await TryAsync(group);
            _activity?.Stored();
            foreach (var item in group)
            {
                item.Stored();
            }
        }
        catch (Exception e) when (group.Count > 1 && PostgresFaults.IsRefusal(e))
        {
            // One bad row must not fail its neighbours: each alone, the offender alone fails.
            foreach (var item in group)
            {
                await StoreAsync([item]);
            }
        }
        catch (Exception e)
        {
            var fault = PostgresFaults.ToJournal(e);
            foreach (var item in group)
            {
                item.Failed(fault);
            }
        }
    }

    private async Task TryAsync(IReadOnlyList<TItem> group)
    {
        for (var tried = 1; ; tried++)
        {
            if (Sessions.IsCutOff)
            {
                // What waited behind the requests that found out need not find out again.
                throw CutOff();
            }

            var write = new GroupWrite(_database, Sessions, (connection, session) => WriteAsync(connection, session, group), () => GiveBack(group));
            try
            {
                await WaitForAsync(write);
                return;
            }
            catch (Exception e)
            {
                if (PostgresFaults.IsUnavailable(e))
                {
                    // Perhaps it was stored all the same.
                    write.Retire();
                }

                foreach (var item in group)
                {
                    item.RolledBack();
                }

                if (tried >= Tries || !PostgresFaults.IsTransient(e))
                {
                    throw;
                }
            }
        }
    }

    private async Task WaitForAsync(GroupWrite write)
    {
        var ended = write.RunAsync();
        while (true)
        {
            try
            {
                await ended.WaitAsync(Look);
                return;
            }
            catch (TimeoutException) when (!ended.IsCompleted)
            {
                if (IsLeftWhenCutOff && Sessions.IsCutOff && write.TryLeave())
                {
                    throw CutOff();
                }
            }
        }
    }

    private static JournalUnavailableException CutOff() => new("The database has not answered for some seconds.");
}
