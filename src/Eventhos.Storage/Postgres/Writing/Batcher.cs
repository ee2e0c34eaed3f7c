using System.Threading.Channels;
using Eventhos.Engine.Journal;
using Eventhos.Storage.Postgres.Nodes;
using Npgsql;

namespace Eventhos.Storage.Postgres.Writing;

/// <summary>
/// Takes writes of one kind that wait and stores them in groups, a transaction each, on several connections at once. The more requests wait, the
/// larger the groups, so that one round trip and one sync serve many.
/// </summary>
internal abstract class Batcher<TItem> : IAsyncDisposable
    where TItem : BatchItem
{
    private const int MaxGroup = 512;
    private const int Tries = 10;

    // How often a group that is on its way looks whether the database still answers.
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(250);

    private readonly Channel<TItem> _waiting = Channel.CreateUnbounded<TItem>();
    private readonly PostgresDatabase _database;
    private readonly Task[] _writers;

    protected Batcher(PostgresDatabase database, NodeSessions sessions, int writers)
    {
        _database = database;
        Sessions = sessions;
        _writers = [.. Enumerable.Range(0, writers).Select(_ => WriteAllAsync())];
    }

    /// <summary>Under whose leases it writes.</summary>
    protected NodeSessions Sessions { get; }

    /// <summary>Hands a write over; its task ends when it is on disk.</summary>
    /// <exception cref="JournalUnavailableException">The journal is closed.</exception>
    public void Add(TItem item)
    {
        if (!_waiting.Writer.TryWrite(item))
        {
            throw new JournalUnavailableException("The journal is closed.");
        }
    }

    /// <summary>Stores what is waiting, then closes.</summary>
    public async ValueTask DisposeAsync()
    {
        _waiting.Writer.TryComplete();
        await Task.WhenAll(_writers);
    }

    /// <summary>Stores a group in one transaction; returns when it is on disk. May be called again for the same items after it threw.</summary>
    /// <param name="connection">An open connection outside of transactions.</param>
    /// <param name="session">To which new leases are made out.</param>
    /// <param name="group">At least one.</param>
    protected abstract Task WriteAsync(NpgsqlConnection connection, NodeSession session, IReadOnlyList<TItem> group);

    /// <summary>True when whoever waits is told soon that the database does not answer, and the group is left to itself.</summary>
    protected virtual bool IsLeftWhenCutOff => false;

    /// <summary>What no two items of a group may have in common; null where any may be together.</summary>
    protected virtual long? KeyOf(TItem item) => null;

    private async Task WriteAllAsync()
    {
        await Task.Yield();
        var group = new List<TItem>(MaxGroup);
        var keys = new HashSet<long>();
        TItem? next = null;
        while (next is not null || await _waiting.Reader.WaitToReadAsync())
        {
            if (next is not null)
            {
                Join(next);
                next = null;
            }

            while (group.Count < MaxGroup && _waiting.Reader.TryRead(out var item))
            {
                if (!Join(item))
                {
                    next = item;
                    break;
                }
            }

            if (group.Count > 0)
            {
                await StoreAsync(group);
                group.Clear();
                keys.Clear();
            }
        }

        // False, and the group is as before, when it holds one with the same key already.
        bool Join(TItem item)
        {
            if (KeyOf(item) is { } key && !keys.Add(key))
            {
                return false;
            }

            group.Add(item);
            return true;
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
