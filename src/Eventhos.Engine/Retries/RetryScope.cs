namespace Eventhos.Engine.Retries;

/// <summary>The contracts that a retry of many is about, where they were asked for by more than one event or contract.</summary>
/// <param name="ContractIds">Those that fitted when it was asked for.</param>
/// <param name="SystemId">Of events of this system; null for any.</param>
/// <param name="ConsumerId">Of actions of this system; null for any.</param>
/// <param name="IdentifierPart">Of events whose identifier holds this; null for any.</param>
public sealed record RetryScope(IReadOnlyList<long> ContractIds, long? SystemId, long? ConsumerId, string? IdentifierPart);
