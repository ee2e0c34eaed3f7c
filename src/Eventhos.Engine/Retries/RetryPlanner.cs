using Eventhos.Engine.Journal;
using Eventhos.Engine.Model;
using Eventhos.Engine.Routing;

namespace Eventhos.Engine.Retries;

/// <summary>Step 2 of a retry by hand: the event once more, with the one contract as it is now.</summary>
public static class RetryPlanner
{
    /// <summary>The new event with its execution; or why there is none.</summary>
    /// <param name="failed">The execution to carry out anew.</param>
    /// <param name="url">The URL of the request that asks for it, credentials masked; the rest is the first request's.</param>
    /// <param name="now">When it was asked for.</param>
    /// <param name="snapshot">The catalog as it is now.</param>
    public static (Execution? Execution, RetryResult? Refusal) Plan(StoredExecution failed, string url, DateTimeOffset now, RoutingSnapshot snapshot)
    {
        if (RouteOf(failed.EventTypeId, snapshot) is not { } route)
        {
            return (null, new RetryResult.EventDeleted());
        }

        var contract = route.Contracts.FirstOrDefault(contract => contract.ContractId == failed.ContractId);
        if (contract is not { Active: true } || !snapshot.Actions.ContainsKey(contract.ActionId))
        {
            return (null, new RetryResult.ContractNotActive());
        }

        if (failed.Event is not { } first)
        {
            return (null, new RetryResult.Unreadable());
        }

        var received = new ReceivedEvent
        {
            EventTypeId = route.EventTypeId,
            SystemId = route.SystemId,
            Identifier = route.Identifier,
            ReceivedAt = now,
            Request = first.Request with { Url = url },

            // Carried over, so that retries do not make a chain of replies longer than its bound.
            Reply = first.Reply,
            RetryOf = new RetryOrigin(failed.Id, first.Id),
        };
        var execution = new Execution
        {
            Event = received,
            ContractId = contract.ContractId,
            ActionId = contract.ActionId,
            OrderGroup = contract.Order,
            HasLaterGroup = false,
            State = ExecutionState.Ready,
        };
        return (execution, null);
    }

    private static EventRoute? RouteOf(long eventTypeId, RoutingSnapshot snapshot) =>
        snapshot.EventIdentifiers.TryGetValue(eventTypeId, out var identifier) && snapshot.Events.TryGetValue(identifier, out var route)
            && route.EventTypeId == eventTypeId
            ? route
            : null;
}
