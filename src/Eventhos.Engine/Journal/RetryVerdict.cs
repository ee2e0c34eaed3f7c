namespace Eventhos.Engine.Journal;

/// <summary>What the transaction of a retry by hand did.</summary>
public enum RetryVerdict
{
    /// <summary>The new event is stored, and the failed execution points to it.</summary>
    Retried,

    /// <summary>Nothing: the execution did not fail, or somebody retried it or gave it up already.</summary>
    NotFailed,

    /// <summary>Nothing: the retry of many that asked for it was cancelled.</summary>
    RunEnded,
}
