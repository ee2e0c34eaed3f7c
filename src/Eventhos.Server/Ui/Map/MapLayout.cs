namespace Eventhos.Server.Ui.Map;

/// <summary>Where everything stands: five columns, few crossings, the same for the same wiring.</summary>
public sealed class MapLayout
{
    // More passes found nothing better in any wiring tried; most settle after three.
    private const int Passes = 12;

    private readonly Dictionary<string, MapBox> _boxes;

    private MapLayout(Dictionary<string, MapBox> boxes, IReadOnlyList<MapWire> wires, double height, long crossings)
    {
        _boxes = boxes;
        Wires = wires;
        Height = height;
        Crossings = crossings;
    }

    /// <summary>One a contract.</summary>
    public IReadOnlyList<MapWire> Wires { get; }

    /// <summary>Of the whole, in units of the picture.</summary>
    public double Height { get; }

    /// <summary>How many pairs of wires cross.</summary>
    public long Crossings { get; }

    /// <summary>Where a node stands.</summary>
    public MapBox BoxOf(string key) => _boxes[key];

    /// <summary>How many pairs of wires would cross if all columns were in the order of names.</summary>
    public static long CrossingsByName(MapGraph graph)
    {
        var (left, right) = SidesOf(graph);
        return CrossingsOf(left.Places(graph.Contracts.Count), right.Places(graph.Contracts.Count));
    }

    /// <summary>Lays a graph out.</summary>
    public static MapLayout Of(MapGraph graph)
    {
        var count = graph.Contracts.Count;
        var (left, right) = SidesOf(graph);
        var best = (Left: left.Copy(), Right: right.Copy(), Crossings: CrossingsOf(left.Places(count), right.Places(count)));
        for (var pass = 0; pass < Passes && best.Crossings > 0; pass++)
        {
            right.OrderBy(left.Places(count));
            left.OrderBy(right.Places(count));
            var crossings = CrossingsOf(left.Places(count), right.Places(count));
            if (crossings < best.Crossings)
            {
                best = (left.Copy(), right.Copy(), crossings);
            }
        }

        return Put(graph, best.Left, best.Right, best.Crossings);
    }

    private static (MapSide Left, MapSide Right) SidesOf(MapGraph graph) => (
        MapSide.Of(graph, MapKind.Producer, MapKind.Event, node => node.Left),
        MapSide.Of(graph, MapKind.Consumer, MapKind.Action, node => node.Right));

    private static MapLayout Put(MapGraph graph, MapSide leftSide, MapSide rightSide, long crossings)
    {
        var left = leftSide.Put(graph.Contracts.Count);
        var right = rightSide.Put(graph.Contracts.Count);
        var height = Math.Max(left.Height, right.Height);
        var (leftShift, rightShift) = ((height - left.Height) / 2, (height - right.Height) / 2);
        var boxes = new Dictionary<string, MapBox>(StringComparer.Ordinal);
        foreach (var (key, box) in left.Boxes)
        {
            boxes[key] = box with { Y = box.Y + leftShift };
        }

        foreach (var (key, box) in right.Boxes)
        {
            boxes[key] = box with { Y = box.Y + rightShift };
        }

        var wires = new List<MapWire>(graph.Contracts.Count);
        for (var i = 0; i < graph.Contracts.Count; i++)
        {
            var middle = left.Middles[i] + leftShift;
            boxes[graph.Contracts[i].Key] = new MapBox(middle - (MapSide.Place / 2) + 2, MapSide.Place - 4);
            wires.Add(new MapWire(graph.Contracts[i].Key, middle, right.Middles[i] + rightShift));
        }

        return new MapLayout(boxes, wires, height, crossings);
    }

    /// <summary>Pairs that are in one order on the left and in the other on the right (a Fenwick tree counts them).</summary>
    private static long CrossingsOf(double[] left, double[] right)
    {
        var byLeft = Enumerable.Range(0, left.Length).OrderBy(i => left[i]).ToArray();
        var rank = new int[right.Length];
        var next = 0;
        foreach (var i in Enumerable.Range(0, right.Length).OrderBy(i => right[i]))
        {
            rank[i] = ++next;
        }

        var tree = new int[right.Length + 1];
        var crossings = 0L;
        for (var seen = 0; seen < byLeft.Length; seen++)
        {
            var notBelow = 0;
            for (var at = rank[byLeft[seen]]; at > 0; at -= at & -at)
            {
                notBelow += tree[at];
            }

            crossings += seen - notBelow;
            for (var at = rank[byLeft[seen]]; at < tree.Length; at += at & -at)
            {
                tree[at]++;
            }
        }

        return crossings;
    }
}
