using Eventhos.Engine.Model;

namespace Eventhos.Storage.Journal;

/// <summary>An execution in its received event.</summary>
public sealed record ExecutionSummary
{
    public required long Id { get; init; }
    public required ExecutionState State { get; init; }
    public required int Attempts { get; init; }
    public required int OrderGroup { get; init; }
    public string? Reason { get; init; }
    public string? LastOutcome { get; init; }
    public string? LastDetail { get; init; }
    public IReadOnlyList<string> LastWarnings { get; init; } = [];

    /// <summary>The event that carries it out anew; null when it was not retried by hand.</summary>
    public long? RetriedAs { get; init; }
    public DateTimeOffset? SettledAt { get; init; }
    public required long ContractId { get; init; }
    public required string ContractIdentifier { get; init; }
    public required string ContractName { get; init; }
    public required long ActionId { get; init; }
    public required string ActionIdentifier { get; init; }
    public required string ActionName { get; init; }
    public required string ActionOperation { get; init; }
    public required string ActionDescription { get; init; }
}
