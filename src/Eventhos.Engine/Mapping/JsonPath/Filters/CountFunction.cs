using System.Text.Json;
using Eventhos.Engine.Mapping.JsonPath.Evaluation;

namespace Eventhos.Engine.Mapping.JsonPath.Filters;

/// <summary><c>count(nodes)</c>: how many nodes a query selects (RFC 9535, section 2.4.5).</summary>
internal sealed class CountFunction : ValueExpression
{
    private readonly FilterQuery query;

    public CountFunction(FilterQuery query)
    {
        this.query = query;
    }

    public override FilterValue Evaluate(JsonElement current, EvaluationScope scope)
    {
        var count = 0L;
        var walker = query.Walk(current, scope);
        while (walker.MoveNext(out _))
        {
            count++;
        }

        return new FilterValue(count);
    }
}
