using System.Diagnostics;
using System.Runtime.CompilerServices;
using Jint;

namespace Eventhos.Engine.Mapping.Scripts;

/// <summary>
/// Time, memory and cancellation of one run. The engine starts its own limits afresh whenever the host calls into it;
/// this one spans the run: the function, its promises and the writing of the result share one budget.
/// </summary>
internal sealed class RunBudget : Constraint
{
    /// <summary>
    /// The engine leaves a reserve of 64 KB, which nested blocks and the unwinding of an exception overflow. A thread has
    /// 1.5 MB at least, so this leaves much more.
    /// </summary>
    private const int MaxStackBytes = 384 << 10;

    private readonly ScriptLimits _limits;
    private readonly CancellationToken _cancellation;
    private readonly long _start = Stopwatch.GetTimestamp();
    private readonly long _allocatedAtStart = GC.GetAllocatedBytesForCurrentThread();
    private readonly nint _stackAtStart = StackPosition();

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

        if (_stackAtStart - StackPosition() > MaxStackBytes)
        {
            throw new ScriptStoppedException(
                ScriptFailure.RecursionLimit, "The calls of the script are nested too deeply.");
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

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static nint StackPosition()
    {
        byte here = 0;
        return Unsafe.ByteOffset(ref Unsafe.NullRef<byte>(), ref here);
    }

    public ScriptStoppedException TooSlow() =>
        new(ScriptFailure.Timeout, $"The script ran longer than {_limits.Time.TotalMilliseconds} ms.");
}
