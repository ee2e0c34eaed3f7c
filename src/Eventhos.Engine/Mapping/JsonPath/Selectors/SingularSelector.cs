using System.Text.Json;
using Eventhos.Engine.Mapping.JsonPath.Evaluation;

namespace Eventhos.Engine.Mapping.JsonPath.Selectors;

/// <summary>A selector that chooses at most one child.</summary>
internal abstract class SingularSelector : Selector
{
    public abstract PlainStep Step { get; }

    public abstract bool TryFind(JsonElement node, out JsonElement match);

    /// <summary>What looking for the child costs, in steps of the evaluation.</summary>
    public abstract long CostOn(JsonElement node);

    public sealed override bool TryNext(ref SelectorCursor cursor, EvaluationScope scope, out JsonElement match)
    {
        if (cursor.Position++ > 0)
        {
            match = default;
            return false;
        }

        scope.Spend(CostOn(cursor.Node));
        return TryFind(cursor.Node, out match);
    }
}
