using System.Text.Json;
using Eventhos.Engine.Mapping.JsonPath.Evaluation;
using Eventhos.Engine.Mapping.JsonPath.Filters;

namespace Eventhos.Engine.Mapping.JsonPath.Selectors;

/// <summary>The children for which a logical expression holds (RFC 9535, section 2.3.5).</summary>
internal sealed class FilterSelector : Selector
{
    private readonly LogicalExpression condition;

    public FilterSelector(LogicalExpression condition)
    {
        this.condition = condition;
    }

    public override bool TryNext(ref SelectorCursor cursor, EvaluationScope scope, out JsonElement match)
    {
        while (cursor.Children.MoveNext(scope, out match))
        {
            if (condition.Holds(match, scope))
            {
                return true;
            }
        }

        return false;
    }
}
