using Eventhos.Server.Ui.Map;

namespace Eventhos.Tests.Ui.Map;

/// <summary>Wirings of any size, the same for the same seed.</summary>
internal static class RandomWiring
{
    public static IReadOnlyList<MapNode> Of(int contracts, int seed)
    {
        var random = new Random(seed);
        var systems = Math.Max(2, contracts / 20);
        var kinds = Math.Max(3, contracts / 4);
        var nodes = new List<MapNode>();
        for (var i = 0; i < systems; i++)
        {
            nodes.Add(new MapNode($"producer-{i}", MapKind.Producer, i, $"Producer {random.Next(100)}", null));
            nodes.Add(new MapNode($"consumer-{i}", MapKind.Consumer, i, $"Consumer {random.Next(100)}", null));
        }

        for (var i = 0; i < kinds; i++)
        {
            nodes.Add(new MapNode($"event-{i}", MapKind.Event, i, $"Event {random.Next(100)}", null) { Left = $"producer-{random.Next(systems)}" });
            nodes.Add(new MapNode($"action-{i}", MapKind.Action, i, $"Action {random.Next(100)}", null) { Right = $"consumer-{random.Next(systems)}" });
        }

        for (var i = 0; i < contracts; i++)
        {
            nodes.Add(new MapNode($"contract-{i}", MapKind.Contract, i, $"Contract {random.Next(100)}", null)
            {
                Left = $"event-{random.Next(kinds)}", Right = $"action-{random.Next(kinds)}",
            });
        }

        return nodes;
    }
}
