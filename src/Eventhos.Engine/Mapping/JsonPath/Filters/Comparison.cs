using System.Diagnostics;
using System.Text.Json;
using Eventhos.Engine.Mapping.JsonPath.Evaluation;

namespace Eventhos.Engine.Mapping.JsonPath.Filters;

/// <summary><c>a &lt; b</c> and its like (RFC 9535, section 2.3.5.2.2).</summary>
internal sealed class Comparison : LogicalExpression
{
    private readonly ValueExpression left;
    private readonly ComparisonOperator comparison;
    private readonly ValueExpression right;

    public Comparison(ValueExpression left, ComparisonOperator comparison, ValueExpression right)
    {
        this.left = left;
        this.comparison = comparison;
        this.right = right;
    }

    public override bool Holds(JsonElement current, EvaluationScope scope)
    {
        var a = left.Evaluate(current, scope);
        var b = right.Evaluate(current, scope);
        return comparison switch
        {
            ComparisonOperator.Equal => FilterValue.AreEqual(a, b, scope),
            ComparisonOperator.NotEqual => !FilterValue.AreEqual(a, b, scope),
            ComparisonOperator.Less => FilterValue.IsLess(a, b, scope),
            ComparisonOperator.LessOrEqual => FilterValue.IsLess(a, b, scope) || FilterValue.AreEqual(a, b, scope),
            ComparisonOperator.Greater => FilterValue.IsLess(b, a, scope),
            ComparisonOperator.GreaterOrEqual => FilterValue.IsLess(b, a, scope) || FilterValue.AreEqual(a, b, scope),
            _ => throw new UnreachableException(),
        };
    }
}
