using Jint;

namespace Eventhos.Engine.Mapping.Scripts;

/// <summary>The limits the engine itself enforces.</summary>
internal static class EngineOptions
{
    private const int BytesPerElement = 64;

    public static Options For(ScriptLimits limits, RunBudget budget)
    {
        var options = new Options();
        options.Constraint(budget);

        // Beside the budget, because only this one sees texts that are put together but not copied yet.
        options.LimitMemory(limits.MemoryBytes);
        options.LimitRecursion(limits.Recursion);
        options.Constraints.StackOverflowGuard = true;

        // One native call makes, fills or spreads an array whole.
        options.MaxArraySize((uint)Math.Clamp(limits.MemoryBytes / BytesPerElement, 1, int.MaxValue));
        options.RegexTimeoutInterval(limits.Time);
        options.MaxJsonParseDepth(256);

        options.DisableStringCompilation();
        options.AgentCanSuspend = false;
        options.Host.JobCallbacks = new JobBudget(budget);
        return options;
    }
}
