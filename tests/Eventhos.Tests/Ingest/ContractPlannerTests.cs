using System.Collections.Immutable;
using CsCheck;
using Eventhos.Engine.Ingest;
using Eventhos.Engine.Model;
using Eventhos.Engine.Routing;
using Eventhos.Tests.Mapping;

namespace Eventhos.Tests.Ingest;

public sealed class ContractPlannerTests
{
    private static readonly RoutingSnapshot Snapshot = RoutingSnapshot.Empty.WithAction(
        1, CompiledAction.Compile(new ActionDefinition { Id = 1, Method = "POST", Url = "http://h/", Version = 1 }));

    [Fact]
    public void Every_contract_gets_an_execution_with_its_reason() =>
        Gen.Select(Gen.Int[-3, 3], Gen.Bool, Gen.Bool).Array[0, 12].Sample(contracts =>
        {
            var routes = contracts.Select((contract, i) => new ContractRoute(i, contract.Item3 ? 1 : 2, contract.Item1, contract.Item2))
                .OrderBy(contract => contract.Order).ToImmutableArray();
            var executions = ContractPlanner.Plan(new EventRoute(1, "e", 1, routes), Event(), Snapshot);

            var carriedOut = routes.Where(contract => contract.Active && contract.ActionId == 1).ToList();
            Assert.Equal(routes.Select(contract => contract.ContractId), executions.Select(execution => execution.ContractId));
            Assert.All(executions, execution => Assert.Equal(Expected(execution, carriedOut), execution.State));
            Assert.All(executions, execution => Assert.Equal(execution.State == ExecutionState.Skipped, execution.Reason is not null));
            Assert.All(
                executions.Where(execution => execution.State != ExecutionState.Skipped),
                execution => Assert.Equal(execution.OrderGroup < carriedOut.Max(contract => contract.Order), execution.HasLaterGroup));
        });

    private static ExecutionState Expected(Execution execution, List<ContractRoute> carriedOut)
    {
        if (carriedOut.TrueForAll(contract => contract.ContractId != execution.ContractId))
        {
            return ExecutionState.Skipped;
        }

        return execution.OrderGroup == carriedOut.Min(contract => contract.Order) ? ExecutionState.Ready : ExecutionState.Waiting;
    }

    private static ReceivedEvent Event() => new()
    {
        EventTypeId = 1,
        SystemId = 1,
        Identifier = "e",
        ReceivedAt = DateTimeOffset.UnixEpoch,
        Request = Requests.Json("{}"),
    };
}
