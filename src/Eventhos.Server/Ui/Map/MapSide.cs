namespace Eventhos.Server.Ui.Map;

/// <summary>
/// One half of the map: systems, in each its events or actions, in each its contracts. Whole branches move, so that wires of one half never cross each
/// other; all crossings are between the halves.
/// </summary>
internal sealed class MapSide
{
    /// <summary>The height that a contract takes.</summary>
    public const double Place = 28;

    private const double Pad = 2;
    private const double BranchGap = 4;
    private const double RootGap = 16;

    private readonly Dictionary<string, MapBox> _boxes = new(StringComparer.Ordinal);
    private List<Root> _roots;

    private MapSide(List<Root> roots) => _roots = roots;

    /// <summary>A half in the order of its nodes' names.</summary>
    /// <param name="graph">The whole.</param>
    /// <param name="root">The kind of its systems.</param>
    /// <param name="branch">The kind between system and contract.</param>
    /// <param name="parent">The node that a node belongs to on this side.</param>
    public static MapSide Of(MapGraph graph, MapKind root, MapKind branch, Func<MapNode, string?> parent)
    {
        var leaves = Enumerable.Range(0, graph.Contracts.Count).ToLookup(i => parent(graph.Contracts[i]), StringComparer.Ordinal);
        var branches = graph.Nodes.Where(node => node.Kind == branch).ToLookup(parent, StringComparer.Ordinal);
        return new MapSide([.. graph.Nodes
            .Where(node => node.Kind == root)
            .Select(system => new Root(system.Key, [.. branches[system.Key].Select(node => new Branch(node.Key, [.. leaves[node.Key]]))]))]);
    }

    /// <summary>A copy that goes its own way.</summary>
    public MapSide Copy() => new([.. _roots]);

    /// <summary>Moves everything next to the middle of where its contracts are on the other half (barycentre); what is equal stays in its order.</summary>
    public void OrderBy(IReadOnlyList<double> other) => _roots =
        [.. _roots
            .Select(root => root with
            {
                Branches = [.. root.Branches
                    .Select(branch => branch with { Leaves = [.. branch.Leaves.OrderBy(leaf => other[leaf])] })
                    .OrderBy(branch => Middle(branch.Leaves, other))],
            })
            .OrderBy(root => Middle(root.Branches.SelectMany(branch => branch.Leaves), other))];

    /// <summary>The place of each of so many contracts, counted from above.</summary>
    public double[] Places(int contracts)
    {
        var places = new double[contracts];
        var next = 0;
        foreach (var branch in _roots.SelectMany(root => root.Branches))
        {
            foreach (var leaf in branch.Leaves)
            {
                places[leaf] = next++;
            }

            next += branch.Leaves.Count == 0 ? 1 : 0;
        }

        return places;
    }

    /// <summary>The boxes of this half's systems and of what is in them; and the middle of each contract.</summary>
    public (IReadOnlyDictionary<string, MapBox> Boxes, double[] Middles, double Height) Put(int contracts)
    {
        _boxes.Clear();
        var middles = new double[contracts];
        var y = 0.0;
        foreach (var root in _roots)
        {
            y += y > 0 ? RootGap : 0;
            var rootTop = y;
            foreach (var branch in root.Branches)
            {
                y += y > rootTop ? BranchGap : 0;
                var top = y;
                foreach (var leaf in branch.Leaves)
                {
                    middles[leaf] = y + (Place / 2);
                    y += Place;
                }

                y += branch.Leaves.Count == 0 ? Place : 0;
                _boxes[branch.Key] = new MapBox(top + Pad, y - top - (2 * Pad));
            }

            _boxes[root.Key] = new MapBox(rootTop + Pad, Math.Max(0, y - rootTop - (2 * Pad)));
        }

        return (_boxes, middles, y);
    }

    // Without a contract: behind the others.
    private static double Middle(IEnumerable<int> leaves, IReadOnlyList<double> other) => leaves.Select(leaf => other[leaf]).DefaultIfEmpty(double.MaxValue).Average();

    private sealed record Branch(string Key, IReadOnlyList<int> Leaves);

    private sealed record Root(string Key, IReadOnlyList<Branch> Branches);
}
