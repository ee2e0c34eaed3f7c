using Eventhos.Server.Api.Actions;
using Eventhos.Server.Api.Contracts;
using Eventhos.Server.Api.Events;
using Eventhos.Server.Api.Systems;
using Eventhos.Server.Ui.Map;

namespace Eventhos.Tests.Ui.Map;

/// <summary>The map is made of what the API gave, and of no more.</summary>
public sealed class MapDrawingTests
{
    private static readonly ContractRow Wire =
        ContractRow.Example with { Id = 6, Name = "Wire", Active = 1, Order = 0, EventId = 4, ActionId = 5, ProducerName = "CRM", ConsumerName = "LMS", EventIdentifier = "enrolled-x", ActionIdentifier = "create-y", MailRecipientsOnError = null };

    private static readonly MapWiring Whole = new(
        [Wire],
        [EventRow.Example with { Id = 4, SystemId = 1, Identifier = "enrolled-x", Name = "Enrolled" }, EventRow.Example with { Id = 9, SystemId = 2, Identifier = "created-z", Name = "Created" }],
        [ActionRow.Example with { Id = 5, SystemId = 2, Identifier = "create-y", Name = "Create", ReplyTo = "CREATED-Z", SystemName = "LMS" }],
        [SystemRow.Example with { Id = 1, Name = "CRM" }, SystemRow.Example with { Id = 2, Name = "LMS", Class = "hybrid" }]);

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
        var graph = MapDrawing.Draw(new MapWiring([Wire], Events: null, Actions: null, Systems: null), unwired: true);

        Assert.Equal(["CRM", "enrolled-x", "Wire", "create-y", "LMS"], graph.Nodes.Select(node => node.Name));
        Assert.Null(graph.Nodes[0].Id);
    }

    [Fact]
    public void A_node_does_as_the_worst_of_its_contracts()
    {
        var graph = MapDrawing.Draw(Whole with { Contracts = [Wire, Wire with { Id = 7 }, Wire with { Id = 8, Active = 0 }] }, unwired: true);
        var traffic = new MapTraffic(new Dictionary<long, MapFlow> { [6] = new(10, 9, 1, ["HTTP 503"]), [7] = new(5, 5, 0, []) });
        var picture = new MapPicture(graph, MapLayout.Of(graph), traffic);

        Assert.Equal(
            [MapHealth.Failing, MapHealth.Good, MapHealth.Inactive], graph.Contracts.Select(picture.HealthOf));
        Assert.Equal(MapHealth.Failing, picture.HealthOf(graph.Find("producer-1")!));
        Assert.Equal(MapHealth.Unwired, picture.HealthOf(graph.Find("event-9")!));
        Assert.Equal((15, 14, 1), (picture.FlowOf(graph.Find("consumer-2")!).Executions, picture.FlowOf(graph.Find("consumer-2")!).Processed, picture.FlowOf(graph.Find("consumer-2")!).Failed));
        Assert.Equal(MapHealth.Unknown, (picture with { Traffic = null }).HealthOf(graph.Contracts[0]));
    }
}
