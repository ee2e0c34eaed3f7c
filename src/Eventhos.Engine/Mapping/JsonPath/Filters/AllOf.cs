using System.Text.Json;
using Eventhos.Engine.Mapping.JsonPath.Evaluation;

namespace Eventhos.Engine.Mapping.JsonPath.Filters;

/// <summary><c>a &amp;&amp; b &amp;&amp; c</c>, kept flat so that a long chain is no deep tree.</summary>
internal sealed class AllOf : LogicalExpression
{
    private readonly LogicalExpression[] parts;

    public AllOf(LogicalExpression[] parts)
    {
        this.parts = parts;
    }

    public override bool Holds(JsonElement current, EvaluationScope scope)
    {
        foreach (var part in parts)
        {
            if (!part.Holds(current, scope))
            {
                return false;
            }
        }

        return true;
    }
}
