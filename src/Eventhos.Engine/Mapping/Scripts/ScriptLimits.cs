namespace Eventhos.Engine.Mapping.Scripts;

/// <summary>What one run of a mapping script may use.</summary>
public sealed record ScriptLimits
{
    /// <summary>The limits that apply where nothing else is said.</summary>
    public static ScriptLimits Default { get; } = new();

    /// <summary>Time for the whole run, from the reading of the input to the text of the result.</summary>
    public TimeSpan Time { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Bytes the run may allocate in total, whether or not they are still in use.</summary>
    public long MemoryBytes { get; init; } = 64L << 20;

    /// <summary>How many times one function may be on the call stack.</summary>
    public int Recursion { get; init; } = 256;

    /// <summary>Size of the result as UTF-8.</summary>
    public int MaxResultBytes { get; init; } = 16 << 20;
}
