namespace Eventhos.Server.Ui.Map;

/// <summary>
/// The wiring as two trees that meet in the contracts: a contract has one event and an event one producer; a contract has one action and an action one
/// consumer. A system that does both stands on both sides.
/// </summary>
public sealed class MapGraph
{
    private readonly Dictionary<string, MapNode> _byKey;
    private readonly ILookup<string, MapNode> _contractsOf;

    /// <summary>Of its nodes, in any order.</summary>
    public MapGraph(IEnumerable<MapNode> nodes, IEnumerable<MapReply> replies, int unwired = 0)
    {
        Nodes = [.. nodes
            .OrderBy(node => node.Kind).ThenBy(node => node.Name, StringComparer.OrdinalIgnoreCase).ThenBy(node => node.Name, StringComparer.Ordinal)
            .ThenBy(node => node.Id).ThenBy(node => node.Key, StringComparer.Ordinal)];
        Contracts = [.. Nodes.Where(node => node.Kind == MapKind.Contract)];
        Replies = [.. replies];
        Unwired = unwired;
        _byKey = Nodes.ToDictionary(node => node.Key, StringComparer.Ordinal);
        _contractsOf = Contracts
            .SelectMany(contract => ChainOf(contract).Select(key => (Key: key, Contract: contract)))
            .ToLookup(pair => pair.Key, pair => pair.Contract, StringComparer.Ordinal);
    }

    /// <summary>By column, then by name: the same for the same wiring.</summary>
    public IReadOnlyList<MapNode> Nodes { get; }

    /// <summary>Those of them that are contracts.</summary>
    public IReadOnlyList<MapNode> Contracts { get; }

    /// <summary>Answers that become events.</summary>
    public IReadOnlyList<MapReply> Replies { get; }

    /// <summary>How many events and actions have no contract.</summary>
    public int Unwired { get; }

    /// <summary>A node; null if there is none of that key.</summary>
    public MapNode? Find(string? key) => key is null ? null : _byKey.GetValueOrDefault(key);

    /// <summary>The contracts that a node has to do with; of a contract itself.</summary>
    public IReadOnlyList<MapNode> ContractsOf(MapNode node) => [.. _contractsOf[node.Key]];

    /// <summary>The keys of a contract's producer, event, action and consumer and its own.</summary>
    private IEnumerable<string> ChainOf(MapNode contract)
    {
        yield return contract.Key;
        yield return contract.Left!;
        yield return contract.Right!;
        yield return _byKey[contract.Left!].Left!;
        yield return _byKey[contract.Right!].Right!;
    }
}
