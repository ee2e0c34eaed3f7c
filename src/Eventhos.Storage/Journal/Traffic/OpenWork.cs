namespace Eventhos.Storage.Journal.Traffic;

/// <summary>Executions that are not over yet.</summary>
/// <param name="Executions">How many; counting ends at <see cref="Most"/>.</param>
/// <param name="OldestReceivedAt">When the event of the oldest among those counted was received (UTC); null where there is none.</param>
public sealed record OpenWork(long Executions, DateTimeOffset? OldestReceivedAt)
{
    /// <summary>Counting more would cost more than it tells.</summary>
    public const long Most = 100_000;
}
