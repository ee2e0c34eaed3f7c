namespace Eventhos.Engine.Routing;

/// <summary>One event type with all its contracts, by order.</summary>
/// <param name="EventTypeId">The event type.</param>
/// <param name="Identifier">Its public identifier.</param>
/// <param name="SystemId">Its producer system.</param>
/// <param name="Contracts">Its contracts, inactive ones too, sorted by order.</param>
public sealed record EventRoute(long EventTypeId, string Identifier, long SystemId, IReadOnlyList<ContractRoute> Contracts);
