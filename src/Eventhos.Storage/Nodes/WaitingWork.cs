namespace Eventhos.Storage.Nodes;

/// <summary>Executions that any node may take.</summary>
/// <param name="Executions">How many; counting ends at <see cref="Most"/>.</param>
/// <param name="OldestReceivedAt">When the event of the oldest among those counted was received (UTC); null where none waits.</param>
public sealed record WaitingWork(long Executions, DateTimeOffset? OldestReceivedAt)
{
    /// <summary>Counting more would cost more than it tells.</summary>
    public const long Most = 100_000;
}
