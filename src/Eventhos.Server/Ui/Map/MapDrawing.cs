using Eventhos.Server.Api.Contracts;

namespace Eventhos.Server.Ui.Map;

/// <summary>Makes the graph of the rows that the API gave.</summary>
internal sealed class MapDrawing
{
    private readonly MapWiring _wiring;
    private readonly Dictionary<string, MapNode> _nodes = new(StringComparer.Ordinal);
    private readonly Dictionary<long, string> _systemNames;

    private MapDrawing(MapWiring wiring)
    {
        _wiring = wiring;
        _systemNames = (wiring.Systems ?? []).ToDictionary(system => system.Id, system => system.Name);
        foreach (var action in wiring.Actions ?? [])
        {
            _systemNames.TryAdd(action.SystemId, action.SystemName);
        }
    }

    /// <summary>The whole; events and actions without a contract are part of it if asked for.</summary>
    public static MapGraph Draw(MapWiring wiring, bool unwired)
    {
        var drawing = new MapDrawing(wiring);
        var events = (wiring.Events ?? []).ToDictionary(row => row.Id);
        var actions = (wiring.Actions ?? []).ToDictionary(row => row.Id);
        foreach (var row in wiring.Contracts)
        {
            var kind = events.GetValueOrDefault(row.EventId);
            var action = actions.GetValueOrDefault(row.ActionId);
            drawing.AddContract(
                row,
                drawing.AddEvent(row.EventId, kind?.Name, kind?.Identifier ?? row.EventIdentifier, drawing.AddSystem(MapKind.Producer, kind?.SystemId, row.ProducerName)),
                drawing.AddAction(row.ActionId, action?.Name, action?.Identifier ?? row.ActionIdentifier, drawing.AddSystem(MapKind.Consumer, action?.SystemId, row.ConsumerName)));
        }

        var looseEvents = events.Values.Where(row => !drawing._nodes.ContainsKey($"event-{row.Id}")).ToList();
        var looseActions = actions.Values.Where(row => !drawing._nodes.ContainsKey($"action-{row.Id}")).ToList();
        if (unwired)
        {
            looseEvents.ForEach(row => drawing.AddEvent(row.Id, row.Name, row.Identifier, drawing.AddSystem(MapKind.Producer, row.SystemId, $"#{row.SystemId}")));
            looseActions.ForEach(row => drawing.AddAction(row.Id, row.Name, row.Identifier, drawing.AddSystem(MapKind.Consumer, row.SystemId, row.SystemName)));
        }

        return new MapGraph(drawing._nodes.Values, drawing.Replies(), looseEvents.Count + looseActions.Count);
    }

    /// <summary>Where its id is not to be known, a system is known by its name.</summary>
    private string AddSystem(MapKind kind, long? id, string name)
    {
        var side = kind == MapKind.Producer ? "producer" : "consumer";
        var key = id is null ? $"{side}-{name}" : $"{side}-{id}";
        _nodes.TryAdd(key, new MapNode(key, kind, id, id is { } known ? _systemNames.GetValueOrDefault(known, name) : name, Identifier: null));
        return key;
    }

    private string AddEvent(long id, string? name, string identifier, string producer)
    {
        var key = $"event-{id}";
        _nodes.TryAdd(key, new MapNode(key, MapKind.Event, id, name ?? identifier, identifier) { Left = producer });
        return key;
    }

    private string AddAction(long id, string? name, string identifier, string consumer)
    {
        var key = $"action-{id}";
        _nodes.TryAdd(key, new MapNode(key, MapKind.Action, id, name ?? identifier, identifier) { Right = consumer });
        return key;
    }

    private void AddContract(ContractRow row, string left, string right)
    {
        var key = $"contract-{row.Id}";
        _nodes[key] = new MapNode(key, MapKind.Contract, row.Id, row.Name, Identifier: null) { Left = left, Right = right, Active = row.Active != 0, Order = row.Order };
    }

    private IEnumerable<MapReply> Replies()
    {
        var byIdentifier = (_wiring.Events ?? []).ToLookup(row => row.Identifier, row => $"event-{row.Id}", StringComparer.OrdinalIgnoreCase);
        return (_wiring.Actions ?? [])
            .Where(action => !string.IsNullOrEmpty(action.ReplyTo) && _nodes.ContainsKey($"action-{action.Id}"))
            .SelectMany(action => byIdentifier[action.ReplyTo!].Where(_nodes.ContainsKey).Select(key => new MapReply($"action-{action.Id}", key)));
    }
}
