namespace Eventhos.Storage.Journal.Retention;

/// <summary>What a purge did.</summary>
/// <param name="Events">Events removed one by one.</param>
/// <param name="Days">Whole days removed at a stroke, which nobody counts first.</param>
/// <param name="KeptDays">Whole days that would have gone but for executions in them that are not over, or for readers that left no gap.</param>
public sealed record PurgeResult(long Events, IReadOnlyList<DateOnly> Days, IReadOnlyList<DateOnly> KeptDays)
{
    /// <summary>Nothing happened.</summary>
    public static PurgeResult Nothing { get; } = new(0, [], []);
}
