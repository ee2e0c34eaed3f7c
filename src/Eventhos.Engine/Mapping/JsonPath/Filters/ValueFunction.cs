using System.Text.Json;
using Eventhos.Engine.Mapping.JsonPath.Evaluation;

namespace Eventhos.Engine.Mapping.JsonPath.Filters;

/// <summary><c>value(nodes)</c>: the value of the only node; Nothing if there is none or several (RFC 9535, section 2.4.8).</summary>
internal sealed class ValueFunction : ValueExpression
{
    private readonly FilterQuery query;

    public ValueFunction(FilterQuery query)
    {
        this.query = query;
    }

    public override FilterValue Evaluate(JsonElement current, EvaluationScope scope)
    {
        var walker = query.Walk(current, scope);
        return walker.MoveNext(out var only) && !walker.MoveNext(out _) ? new FilterValue(only) : FilterValue.Nothing;
    }
}
