using System.Text.Json;
using Eventhos.Engine.Mapping.JsonPath.Evaluation;

namespace Eventhos.Engine.Mapping.JsonPath.Filters;

/// <summary><c>!a</c>.</summary>
internal sealed class Negation : LogicalExpression
{
    private readonly LogicalExpression negated;

    public Negation(LogicalExpression negated)
    {
        this.negated = negated;
    }

    public override bool Holds(JsonElement current, EvaluationScope scope) => !negated.Holds(current, scope);
}
