using System.Text.Json;
using Eventhos.Engine.Mapping.JsonPath.Selectors;

namespace Eventhos.Engine.Mapping.JsonPath.Evaluation;

/// <summary>One segment at work on one node: first all its selectors, then, if it descends, the node's children.</summary>
internal struct WalkFrame
{
    private readonly Segment segment;
    private SelectorCursor cursor;
    private int selector;

    public WalkFrame(Segment segment, int segmentIndex, JsonElement node)
    {
        this.segment = segment;
        SegmentIndex = segmentIndex;
        cursor = new SelectorCursor(node);
    }

    public int SegmentIndex { get; }

    public bool TryNextMatch(EvaluationScope scope, out JsonElement match)
    {
        while (selector < segment.Selectors.Length)
        {
            if (segment.Selectors[selector].TryNext(ref cursor, scope, out match))
            {
                return true;
            }

            selector++;
            cursor = new SelectorCursor(cursor.Node);
        }

        match = default;
        return false;
    }

    /// <summary>To be called once the selectors are done, which leaves the cursor at the first child.</summary>
    public bool TryNextDescent(EvaluationScope scope, out JsonElement child)
    {
        child = default;
        return segment.IsDescendant && cursor.Children.MoveNext(scope, out child);
    }
}
