using Eventhos.Engine.Journal;
using Eventhos.Engine.Model;

namespace Eventhos.Engine.Execute;

/// <summary>What an attempt's outcome means for its execution. One attempt for now: whatever is not delivered gives up.</summary>
public static class RetryPolicy
{
    /// <summary>The transition that <paramref name="attempt"/> leads to.</summary>
    public static ExecutionTransition After(Attempt attempt) =>
        attempt.Outcome == AttemptOutcome.Delivered ? new ExecutionTransition.Processed() : new ExecutionTransition.GaveUp();
}
