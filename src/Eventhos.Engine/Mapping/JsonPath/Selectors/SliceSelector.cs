using System.Text.Json;
using Eventhos.Engine.Mapping.JsonPath.Evaluation;

namespace Eventhos.Engine.Mapping.JsonPath.Selectors;

/// <summary>A range of array elements, backwards where the step is negative (RFC 9535, section 2.3.4).</summary>
internal sealed class SliceSelector : Selector
{
    private readonly long? start;
    private readonly long? end;
    private readonly long step;

    public SliceSelector(long? start, long? end, long? step)
    {
        this.start = start;
        this.end = end;
        this.step = step ?? 1;
    }

    public override bool TryNext(ref SelectorCursor cursor, EvaluationScope scope, out JsonElement match)
    {
        match = default;
        if (cursor.Node.ValueKind != JsonValueKind.Array || step == 0)
        {
            return false;
        }

        return step > 0 ? TryNextForwards(ref cursor, scope, out match) : TryNextBackwards(ref cursor, scope, out match);
    }

    private bool TryNextForwards(ref SelectorCursor cursor, EvaluationScope scope, out JsonElement match)
    {
        var length = cursor.Node.GetArrayLength();
        var lower = Math.Clamp(FromFront(start ?? 0, length), 0, length);
        var upper = Math.Clamp(FromFront(end ?? length, length), 0, length);
        while (cursor.Position < upper && cursor.Children.MoveNext(scope, out match))
        {
            var distance = cursor.Position++ - lower;
            if (distance >= 0 && distance % step == 0)
            {
                return true;
            }
        }

        match = default;
        return false;
    }

    private bool TryNextBackwards(ref SelectorCursor cursor, EvaluationScope scope, out JsonElement match)
    {
        cursor.Chosen ??= ChooseBackwards(ref cursor, scope);
        if (cursor.Position < cursor.Chosen.Length)
        {
            match = cursor.Chosen[cursor.Position++];
            return true;
        }

        match = default;
        return false;
    }

    /// <summary>Reads forwards and fills from behind, because an array is not quickly indexed.</summary>
    private JsonElement[] ChooseBackwards(ref SelectorCursor cursor, EvaluationScope scope)
    {
        var length = cursor.Node.GetArrayLength();
        var upper = Math.Clamp(FromFront(start ?? length - 1, length), -1, length - 1);
        var lower = end is { } given ? Math.Clamp(FromFront(given, length), -1, length - 1) : -1;
        if (upper <= lower)
        {
            return [];
        }

        var chosen = new JsonElement[((upper - lower - 1) / -step) + 1];
        for (long position = 0; position <= upper && cursor.Children.MoveNext(scope, out var child); position++)
        {
            var distance = upper - position;
            if (position > lower && distance % step == 0)
            {
                chosen[distance / -step] = child;
            }
        }

        return chosen;
    }

    private static long FromFront(long index, long length) => index >= 0 ? index : length + index;
}
