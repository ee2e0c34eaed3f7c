using System.Text.Json;
using Eventhos.Engine.Mapping.JsonPath.Evaluation;

namespace Eventhos.Engine.Mapping.JsonPath.Filters;

/// <summary><c>a || b || c</c>, kept flat so that a long chain is no deep tree.</summary>
internal sealed class AnyOf : LogicalExpression
{
    private readonly LogicalExpression[] parts;

    public AnyOf(LogicalExpression[] parts)
    {
        this.parts = parts;
    }

    public override bool Holds(JsonElement current, EvaluationScope scope)
    {
        foreach (var part in parts)
        {
            if (part.Holds(current, scope))
            {
                return true;
            }
        }

        return false;
    }
}
