namespace Eventhos.Engine.Dispatch;

/// <summary>Bounds of what a node carries out and holds at once.</summary>
public sealed record DispatchLimits
{
    /// <summary>Requests under way for one action (1 or more).</summary>
    public int ConcurrencyPerAction { get; init; } = 32;

    /// <summary>Requests under way in all (1 or more).</summary>
    public int Concurrency { get; init; } = 1024;

    /// <summary>Executions held in memory in all.</summary>
    public int Executions { get; init; } = 20_000;

    /// <summary>Executions held in memory for one action.</summary>
    public int ExecutionsPerAction { get; init; } = 5_000;

    /// <summary>Bytes of event bodies held in memory in all.</summary>
    public long Bytes { get; init; } = 64L * 1024 * 1024;
}
