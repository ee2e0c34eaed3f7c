namespace Eventhos.Storage.Journal.Retention;

/// <summary>How long the event log goes back.</summary>
/// <param name="Keep">What arrived longer ago is removed (1 day or more).</param>
public sealed record RetentionOptions(TimeSpan Keep)
{
    /// <summary>How often the hub looks for what has become too old.</summary>
    public TimeSpan Every { get; init; } = TimeSpan.FromHours(1);
}
