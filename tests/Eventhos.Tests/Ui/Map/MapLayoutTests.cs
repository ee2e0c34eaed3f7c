using Eventhos.Server.Ui.Map;

namespace Eventhos.Tests.Ui.Map;

/// <summary>The map is laid out so that it can be read.</summary>
public sealed class MapLayoutTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(20)]
    [InlineData(500)]
    public void Nothing_lies_on_anything_else_and_everything_lies_beside_what_it_belongs_to(int contracts)
    {
        var graph = new MapGraph(RandomWiring.Of(contracts, seed: contracts), []);
        var layout = MapLayout.Of(graph);

        foreach (var column in graph.Nodes.GroupBy(node => node.Kind))
        {
            // A system without anything takes no place.
            var boxes = column.Select(node => layout.BoxOf(node.Key)).Where(box => box.Height > 0).OrderBy(box => box.Y).ToList();
            Assert.All(boxes.Zip(boxes.Skip(1)), pair => Assert.True(pair.First.Bottom < pair.Second.Y));
            Assert.All(boxes, box => Assert.InRange(box.Bottom, 0, layout.Height));
        }

        Assert.All(graph.Nodes.Where(node => node.Kind is MapKind.Event or MapKind.Action), node =>
        {
            var (inner, outer) = (layout.BoxOf(node.Key), layout.BoxOf((node.Left ?? node.Right)!));
            Assert.True(outer.Y <= inner.Y && inner.Bottom <= outer.Bottom);
        });
        Assert.All(layout.Wires, wire =>
        {
            var contract = graph.Find(wire.Contract)!;
            Assert.InRange(wire.LeftY, layout.BoxOf(contract.Left!).Y, layout.BoxOf(contract.Left!).Bottom);
            Assert.InRange(wire.RightY, layout.BoxOf(contract.Right!).Y, layout.BoxOf(contract.Right!).Bottom);
        });
        Assert.Equal(contracts, layout.Wires.Count);
    }

    [Fact]
    public void The_same_wiring_looks_the_same_whatever_the_order_of_its_rows()
    {
        var rows = RandomWiring.Of(100, seed: 5);
        var (first, second) = (new MapGraph(rows, []), new MapGraph(rows.Reverse(), []));
        var (one, other) = (MapLayout.Of(first), MapLayout.Of(second));

        Assert.Equal(first.Nodes, second.Nodes);
        Assert.All(first.Nodes, node => Assert.Equal(one.BoxOf(node.Key), other.BoxOf(node.Key)));
        Assert.Equal(one.Wires, other.Wires);
    }

    [Fact]
    public void What_can_be_drawn_without_crossings_is()
    {
        // By name, every wire would cross every other.
        var nodes = Enumerable.Range(0, 9).SelectMany(i => new[]
        {
            new MapNode($"producer-{i}", MapKind.Producer, i, $"{i}", null),
            new MapNode($"event-{i}", MapKind.Event, i, $"{i}", null) { Left = $"producer-{i}" },
            new MapNode($"contract-{i}", MapKind.Contract, i, $"{i}", null) { Left = $"event-{i}", Right = $"action-{i}" },
            new MapNode($"action-{i}", MapKind.Action, i, $"{9 - i}", null) { Right = $"consumer-{i}" },
            new MapNode($"consumer-{i}", MapKind.Consumer, i, $"{9 - i}", null),
        });

        Assert.Equal(0, MapLayout.Of(new MapGraph(nodes, [])).Crossings);
    }

    [Theory]
    [InlineData(20)]
    [InlineData(100)]
    [InlineData(500)]
    public void Fewer_wires_cross_than_in_the_order_of_names(int contracts)
    {
        var graph = new MapGraph(RandomWiring.Of(contracts, seed: 3), []);
        var layout = MapLayout.Of(graph);
        var crossing = layout.Wires.SelectMany((one, i) => layout.Wires.Skip(i + 1), (one, other) => (one.LeftY - other.LeftY) * (one.RightY - other.RightY)).LongCount(product => product < 0);

        Assert.Equal(crossing, layout.Crossings);
        Assert.True(layout.Crossings < MapLayout.CrossingsByName(graph) * 0.8, $"{layout.Crossings} of {MapLayout.CrossingsByName(graph)}");
    }
}
