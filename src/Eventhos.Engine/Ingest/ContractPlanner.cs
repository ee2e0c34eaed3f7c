using Eventhos.Engine.Model;
using Eventhos.Engine.Routing;

namespace Eventhos.Engine.Ingest;

/// <summary>Step 2: what becomes of each contract of an event, with the reason where nothing does.</summary>
public static class ContractPlanner
{
    /// <summary>
    /// One execution for each contract: those of the lowest order are ready, later ones wait, inactive ones are skipped. Costs the same
    /// however many contracts other events have.
    /// </summary>
    public static IReadOnlyList<Execution> Plan(EventRoute route, ReceivedEvent received, RoutingSnapshot snapshot)
    {
        if (route.Contracts.Count == 0)
        {
            return [];
        }

        var first = int.MaxValue;
        var last = int.MinValue;
        foreach (var contract in route.Contracts)
        {
            if (SkipReason(contract, snapshot) is null)
            {
                first = Math.Min(first, contract.Order);
                last = Math.Max(last, contract.Order);
            }
        }

        var executions = new Execution[route.Contracts.Count];
        for (var i = 0; i < executions.Length; i++)
        {
            var contract = route.Contracts[i];
            var reason = SkipReason(contract, snapshot);
            executions[i] = new Execution
            {
                Event = received,
                ContractId = contract.ContractId,
                ActionId = contract.ActionId,
                OrderGroup = contract.Order,
                HasLaterGroup = reason is null && contract.Order < last,
                State = reason is not null ? ExecutionState.Skipped : contract.Order == first ? ExecutionState.Ready : ExecutionState.Waiting,
                Reason = reason,
            };
        }

        return executions;
    }

    private static string? SkipReason(ContractRoute contract, RoutingSnapshot snapshot)
    {
        if (!contract.Active)
        {
            return "The contract was inactive.";
        }

        return snapshot.Actions.ContainsKey(contract.ActionId) ? null : "The contract's action did not exist.";
    }
}
