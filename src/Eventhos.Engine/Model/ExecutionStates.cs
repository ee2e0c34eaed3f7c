namespace Eventhos.Engine.Model;

/// <summary>The words for <see cref="ExecutionState"/> in storage.</summary>
public static class ExecutionStates
{
    /// <summary>The stored word of a state.</summary>
    public static string Word(this ExecutionState state) => state switch
    {
        ExecutionState.Waiting => "waiting",
        ExecutionState.Ready => "ready",
        ExecutionState.Running => "running",
        ExecutionState.Retrying => "retrying",
        ExecutionState.Processed => "processed",
        ExecutionState.Error => "error",
        ExecutionState.Skipped => "skipped",
        ExecutionState.Aborted => "aborted",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "Unknown execution state."),
    };

    /// <summary>The state of a stored word.</summary>
    /// <exception cref="FormatException">The word is none of the states.</exception>
    public static ExecutionState Parse(string word) => word switch
    {
        "waiting" => ExecutionState.Waiting,
        "ready" => ExecutionState.Ready,
        "running" => ExecutionState.Running,
        "retrying" => ExecutionState.Retrying,
        "processed" => ExecutionState.Processed,
        "error" => ExecutionState.Error,
        "skipped" => ExecutionState.Skipped,
        "aborted" => ExecutionState.Aborted,
        _ => throw new FormatException($"'{word}' is not an execution state."),
    };
}
