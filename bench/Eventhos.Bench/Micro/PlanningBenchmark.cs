using BenchmarkDotNet.Attributes;
using Eventhos.Engine.Ingest;
using Eventhos.Engine.Model;
using Eventhos.Engine.Routing;

namespace Eventhos.Bench.Micro;

/// <summary>Steps 1 and 2 without the client: find the event type, plan its three contracts.</summary>
public class PlanningBenchmark
{
    private readonly ReceivedEvent _received = SampleEvent.Create();
    private RoutingSnapshot _snapshot = RoutingSnapshot.Empty;
    private string _identifier = "";

    /// <summary>Event types in the picture, each with three contracts.</summary>
    [Params(10, 10_000)]
    public int Events { get; set; }

    [GlobalSetup]
    public void SetUp()
    {
        _snapshot = RoutingSnapshot.Empty;
        for (var id = 1; id <= Events; id++)
        {
            var contracts = Enumerable.Range(0, 3).Select(order => new ContractRoute((id * 3) + order, id, order, Active: true));
            var action = new ActionDefinition { Id = id, Version = 1, Method = "POST", Url = "http://localhost/" };
            _snapshot = _snapshot
                .WithEvent(id, new EventRoute(id, $"crm.customer.changed.{id}", SystemId: 1, [.. contracts]))
                .WithAction(id, CompiledAction.Compile(action));
        }

        _identifier = $"crm.customer.changed.{Events / 2}";
    }

    [Benchmark]
    public int Plan() => ContractPlanner.Plan(_snapshot.Events[_identifier], _received, _snapshot).Count;
}
