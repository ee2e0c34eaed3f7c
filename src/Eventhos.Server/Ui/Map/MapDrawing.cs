using Eventhos.Server.Api.Actions;
using Eventhos.Server.Api.Events;

namespace Eventhos.Server.Ui.Map;

/// <summary>Makes the graph of the rows that the API gave.</summary>
internal sealed class MapDrawing
{
    private readonly Dictionary<string, MapNode> _nodes = new(StringComparer.Ordinal);

    private MapDrawing()
    {
    }

    /// <summary>The whole; events and actions without a contract are part of it if asked for.</summary>
    public static MapGraph Draw(MapWiring wiring, bool unwired)
    {
        var drawing = new MapDrawing();
        foreach (var row in wiring.Contracts)
        {
            var left = drawing.AddEvent(row.EventId, row.EventName, row.EventIdentifier, drawing.AddSystem(MapKind.Producer, row.ProducerId, row.ProducerName));
            var right = drawing.AddAction(row.ActionId, row.ActionName, row.ActionIdentifier, drawing.AddSystem(MapKind.Consumer, row.ConsumerId, row.ConsumerName));
            drawing.Add(new MapNode($"contract-{row.Id}", MapKind.Contract, row.Id, row.Name, row.Identifier) { Left = left, Right = right, Active = row.Active != 0, Order = row.Order });
        }

        var (events, actions) = (wiring.Events ?? [], wiring.Actions ?? []);
        var looseEvents = events.Where(row => !drawing._nodes.ContainsKey($"event-{row.Id}")).ToList();
        var looseActions = actions.Where(row => !drawing._nodes.ContainsKey($"action-{row.Id}")).ToList();
        if (unwired)
        {
            looseEvents.ForEach(row => drawing.AddEvent(row.Id, row.Name, row.Identifier, drawing.AddSystem(MapKind.Producer, row.SystemId, row.SystemName)));
            looseActions.ForEach(row => drawing.AddAction(row.Id, row.Name, row.Identifier, drawing.AddSystem(MapKind.Consumer, row.SystemId, row.SystemName)));
        }

        return new MapGraph(drawing._nodes.Values, drawing.Replies(events, actions), looseEvents.Count + looseActions.Count);
    }

    private string AddSystem(MapKind kind, long id, string name) =>
        Add(new MapNode(kind == MapKind.Producer ? $"producer-{id}" : $"consumer-{id}", kind, id, name, Identifier: null));

    private string AddEvent(long id, string name, string identifier, string producer) => Add(new MapNode($"event-{id}", MapKind.Event, id, name, identifier) { Left = producer });

    private string AddAction(long id, string name, string identifier, string consumer) => Add(new MapNode($"action-{id}", MapKind.Action, id, name, identifier) { Right = consumer });

    private string Add(MapNode node)
    {
        _nodes.TryAdd(node.Key, node);
        return node.Key;
    }

    private IEnumerable<MapReply> Replies(IEnumerable<EventRow> events, IEnumerable<ActionRow> actions)
    {
        var byIdentifier = events.ToLookup(row => row.Identifier, row => $"event-{row.Id}", StringComparer.OrdinalIgnoreCase);
        return actions
            .Where(action => !string.IsNullOrEmpty(action.ReplyTo) && _nodes.ContainsKey($"action-{action.Id}"))
            .SelectMany(action => byIdentifier[action.ReplyTo!].Where(_nodes.ContainsKey).Select(key => new MapReply($"action-{action.Id}", key)));
    }
}
