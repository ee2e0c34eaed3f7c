using System.Diagnostics;
using Jint;

namespace Eventhos.Engine.Mapping.Scripts;

/// <summary>
/// Time, memory and cancellation of one run. The engine starts its own limits afresh whenever the host calls into it;
/// this one spans the run: the function, its promises and the writing of the result share one budget.
/// </summary>
internal sealed class RunBudget : Constraint
{
    private readonly ScriptLimits _limits;
    private readonly CancellationToken _cancellation;
    private readonly long _start = Stopwatch.GetTimestamp();
    private readonly long _allocatedAtStart = GC.GetAllocatedBytesForCurrentThread();

    public RunBudget(ScriptLimits limits, CancellationToken cancellation)
    {
        _limits = limits;
        _cancellation = cancellation;
    }

    public TimeSpan TimeLeft => _limits.Time - Stopwatch.GetElapsedTime(_start);

    public int MaxResultBytes => _limits.MaxResultBytes;

    public override void Reset()
    {
        // A script could call back into the host and so win a new budget.
    }

    public override void Check()
    {
        _cancellation.ThrowIfCancellationRequested();
        if (TimeLeft < TimeSpan.Zero)
        {
            throw TooSlow();
        }

        Reserve(0);
    }

    /// <summary>Refuses an allocation before it is made.</summary>
    public void Reserve(double bytes)
    {
        var allocated = GC.GetAllocatedBytesForCurrentThread() - _allocatedAtStart;
        if (allocated + bytes > _limits.MemoryBytes)
        {
            throw new ScriptStoppedException(
                ScriptFailure.MemoryLimit,
                $"The script needs more than the {_limits.MemoryBytes} bytes of memory it may use.");
        }
    }

    /// <summary>Refuses a text before it is built.</summary>
    public void ReserveText(double length) => Reserve(length * sizeof(char));

    public ScriptStoppedException TooSlow() =>
        new(ScriptFailure.Timeout, $"The script ran longer than {_limits.Time.TotalMilliseconds} ms.");
}
