using System.Text.Json;
using Eventhos.Engine.Mapping.JsonPath.Evaluation;

namespace Eventhos.Engine.Mapping.JsonPath.Filters;

/// <summary>The value of the one node a singular query selects, or Nothing.</summary>
internal sealed class SingularValue : ValueExpression
{
    private readonly FilterQuery query;

    public SingularValue(FilterQuery query)
    {
        this.query = query;
    }

    public override FilterValue Evaluate(JsonElement current, EvaluationScope scope) =>
        query.TryFirst(current, scope, out var node) ? new FilterValue(node) : FilterValue.Nothing;
}
