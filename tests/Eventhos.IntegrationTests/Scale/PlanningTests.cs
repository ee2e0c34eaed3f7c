using Eventhos.Engine.Ingest;
using Eventhos.Engine.Model;
using Eventhos.Engine.Routing;
using Eventhos.IntegrationTests.Conformance;
using Eventhos.IntegrationTests.Hosting;

namespace Eventhos.IntegrationTests.Scale;

/// <summary>What one event costs does not depend on how many others there are.</summary>
[OneStorage("has no database")]
public sealed class PlanningTests
{
    private const int Few = 10;
    private const int Many = 10_000;
    private const int Iterations = 2_000;

    [Fact]
    public void Planning_an_event_costs_the_same_beside_ten_and_beside_ten_thousand_other_events()
    {
        var (few, many) = (Snapshots.Of(Few), Snapshots.Of(Many));
        var ratio = Interleaved.Ratio(() => Plan(few, Few), () => Plan(many, Many));
        TestContext.Current.SendDiagnosticMessage($"planning: {ratio:0.00} times");
        Assert.True(ratio < 3, $"planning beside {Many} events takes {ratio:0.00} times as long as beside {Few}");
    }

    [Fact]
    public void A_change_of_the_picture_costs_about_the_same_with_ten_and_with_ten_thousand_events()
    {
        var (few, many) = (Snapshots.Of(Few), Snapshots.Of(Many));
        var ratio = Interleaved.Ratio(() => Change(few, Few), () => Change(many, Many));
        TestContext.Current.SendDiagnosticMessage($"change: {ratio:0.00} times");
        Assert.True(ratio < 8, $"a change beside {Many} events takes {ratio:0.00} times as long as beside {Few}");
    }

    private static void Plan(RoutingSnapshot snapshot, int events)
    {
        var identifier = Snapshots.IdentifierOf(events / 2);
        var request = Samples.Request([]);
        for (var i = 0; i < Iterations; i++)
        {
            var route = snapshot.Events[identifier];
            var received = new ReceivedEvent
            {
                EventTypeId = route.EventTypeId, SystemId = route.SystemId, Identifier = route.Identifier, ReceivedAt = default, Request = request,
            };
            Assert.Equal(3, ContractPlanner.Plan(route, received, snapshot).Count);
        }
    }

    private static void Change(RoutingSnapshot snapshot, int events)
    {
        var (route, action) = (Snapshots.Route(events / 2), snapshot.Actions[events / 2]);
        for (var i = 0; i < Iterations; i++)
        {
            snapshot = snapshot.WithEvent(route.EventTypeId, route).WithAction(route.EventTypeId, action);
        }

        Assert.Equal(events, snapshot.Events.Count);
    }
}
