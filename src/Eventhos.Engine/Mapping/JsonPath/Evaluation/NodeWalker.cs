using System.Text.Json;
using Eventhos.Engine.Mapping.JsonPath.Selectors;

namespace Eventhos.Engine.Mapping.JsonPath.Evaluation;

/// <summary>
/// Yields the nodes of a query one by one in nodelist order (RFC 9535, sections 2.1.2 and 2.5.2.2).
/// It goes depth first with a stack of its own, so that deep documents cost memory and never the thread's stack.
/// </summary>
internal sealed class NodeWalker
{
    private readonly Segment[] segments;
    private readonly EvaluationScope scope;
    private readonly JsonElement start;
    private WalkFrame[] frames = [];
    private int depth;
    private bool started;

    public NodeWalker(Segment[] segments, JsonElement start, EvaluationScope scope)
    {
        this.segments = segments;
        this.start = start;
        this.scope = scope;
    }

    public bool MoveNext(out JsonElement node)
    {
        if (!started)
        {
            started = true;
            if (segments.Length == 0)
            {
                node = start;
                return true;
            }

            Push(0, start);
        }

        while (depth > 0)
        {
            ref var frame = ref frames[depth - 1];
            if (frame.TryNextMatch(scope, out node))
            {
                if (frame.SegmentIndex == segments.Length - 1)
                {
                    return true;
                }

                Push(frame.SegmentIndex + 1, node);
            }
            else if (frame.TryNextDescent(scope, out var child))
            {
                Push(frame.SegmentIndex, child);
            }
            else
            {
                depth--;
            }
        }

        node = default;
        return false;
    }

    private void Push(int segmentIndex, JsonElement node)
    {
        // No selector selects anything below a primitive value.
        if (node.ValueKind is not (JsonValueKind.Array or JsonValueKind.Object))
        {
            return;
        }

        scope.Spend(1);
        if (depth == frames.Length)
        {
            Array.Resize(ref frames, Math.Max(4, depth * 2));
        }

        frames[depth++] = new WalkFrame(segments[segmentIndex], segmentIndex, node);
    }
}
