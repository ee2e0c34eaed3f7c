using Eventhos.Server.Api.Actions;
using Eventhos.Server.Api.Contracts;
using Eventhos.Server.Api.Events;
using Eventhos.Server.Ui.Map;

namespace Eventhos.Tests.Ui.Map;

/// <summary>The map is made of what the API gave, and of no more.</summary>
public sealed class MapDrawingTests
{
    private static readonly ContractRow Wire = ContractRow.Example with
    {
        Id = 6, Name = "Wire", EventId = 4, ActionId = 5, EventName = "Enrolled", ActionName = "Create", ProducerId = 1, ProducerName = "CRM", ConsumerId = 2, ConsumerName = "LMS",
    };

    private static readonly MapWiring Whole = new(
        [Wire],
        [EventRow.Example with { Id = 4, SystemId = 1, Identifier = "enrolled-x", Name = "Enrolled" }, EventRow.Example with { Id = 9, SystemId = 2, Identifier = "created-z", Name = "Created", SystemName = "LMS" }],
        [ActionRow.Example with { Id = 5, SystemId = 2, Identifier = "create-y", Name = "Create", ReplyTo = "CREATED-Z", SystemName = "LMS" }]);

    [Fact]
    public void What_has_no_contract_is_counted_and_shown_when_asked_for()
    {
        var wired = MapDrawing.Draw(Whole, unwired: false);
        Assert.Equal(["producer-1", "event-4", "contract-6", "action-5", "consumer-2"], wired.Nodes.Select(node => node.Key));
        Assert.Equal(1, wired.Unwired);
        Assert.Empty(wired.Replies);

        // The system of both kinds stands on both sides, and the answer's event is there to be pointed at.
        var all = MapDrawing.Draw(Whole, unwired: true);
        Assert.Equal(["LMS", "LMS"], all.Nodes.Where(node => node.Id == 2 && node.Kind is MapKind.Producer or MapKind.Consumer && node.Name == "LMS").Select(node => node.Name));
        Assert.Equal([new MapReply("action-5", "event-9")], all.Replies);
        Assert.Empty(all.ContractsOf(all.Find("event-9")!));
    }

    [Fact]
    public void Who_may_see_contracts_alone_gets_the_names_that_contracts_tell()
    {
        var graph = MapDrawing.Draw(new MapWiring([Wire], Events: null, Actions: null), unwired: true);

        Assert.Equal(["CRM", "Enrolled", "Wire", "Create", "LMS"], graph.Nodes.Select(node => node.Name));
        Assert.Equal(0, graph.Unwired);
    }

    [Fact]
    public void A_node_does_as_the_worst_of_its_contracts()
    {
        var graph = MapDrawing.Draw(Whole with { Contracts = [Wire, Wire with { Id = 7 }, Wire with { Id = 8, Active = 0 }] }, unwired: true);
        var traffic = new MapTraffic(new Dictionary<long, MapFlow> { [6] = new(9, 1, 0, 3, [new MapFailure(77, "HTTP 503")]), [7] = new(5, 0, 0, 0, []) });
        var picture = new MapPicture(graph, MapLayout.Of(graph), traffic);

        Assert.Equal(
            [MapHealth.Failing, MapHealth.Good, MapHealth.Inactive], graph.Contracts.Select(picture.HealthOf));
        Assert.Equal(MapHealth.Failing, picture.HealthOf(graph.Find("producer-1")!));
        Assert.Equal(MapHealth.Unwired, picture.HealthOf(graph.Find("event-9")!));
        Assert.Equal(15, picture.FlowOf(graph.Find("consumer-2")!).Carried);
        Assert.Equal(MapHealth.Unknown, (picture with { Traffic = null }).HealthOf(graph.Contracts[0]));
    }
}
