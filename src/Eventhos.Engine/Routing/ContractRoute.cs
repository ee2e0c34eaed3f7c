namespace Eventhos.Engine.Routing;

/// <summary>A contract as planning sees it.</summary>
/// <param name="ContractId">The contract.</param>
/// <param name="ActionId">The action it carries out.</param>
/// <param name="Order">Equal orders run side by side, lower ones first.</param>
/// <param name="Active">Inactive contracts are recorded as skipped.</param>
public sealed record ContractRoute(long ContractId, long ActionId, int Order, bool Active);
