using System.Diagnostics;
using Eventhos.Engine.Model;

namespace Eventhos.Storage.Postgres.Nodes;

/// <summary>A span of this process's life on the database, to which leases are made out.</summary>
internal sealed class NodeSession(long id, long renewedAt)
{
    private long _renewedAt = renewedAt;
    private int _held;
    private volatile bool _isRetired;
    private volatile bool _isLost;

    /// <summary>Its row.</summary>
    public long Id => id;

    /// <summary>Executions and mails leased to it that this process knows of.</summary>
    public int Held => Volatile.Read(ref _held);

    /// <summary>
    /// No new leases: something was sent to the database under this session and never answered, so there may be leases that nobody knows of.
    /// They are given back when all that are known have ended.
    /// </summary>
    public bool IsRetired
    {
        get => _isRetired;
        set => _isRetired = value;
    }

    /// <summary>Another node has taken its leases away.</summary>
    public bool IsLost
    {
        get => _isLost;
        set => _isLost = value;
    }

    /// <summary>Notes that the database had it renewed by a request that was sent at this time (<see cref="Stopwatch.GetTimestamp"/>).</summary>
    public void Renewed(long sentAt) => Volatile.Write(ref _renewedAt, sentAt);

    /// <summary>How long ago its last renewal was sent; it holds at least until a lease's length after that.</summary>
    public TimeSpan Age => Stopwatch.GetElapsedTime(Volatile.Read(ref _renewedAt));

    /// <summary>Notes those of committed executions that run: they are leased to this session.</summary>
    public void Leased(IEnumerable<Execution> executions)
    {
        foreach (var execution in executions)
        {
            if (execution.State == ExecutionState.Running)
            {
                execution.Lease = id;
                Took(1);
            }
        }
    }

    /// <summary>Counts leases that began.</summary>
    public void Took(int count) => Interlocked.Add(ref _held, count);

    /// <summary>Counts leases that ended.</summary>
    public void Gave(int count) => Interlocked.Add(ref _held, -count);
}
