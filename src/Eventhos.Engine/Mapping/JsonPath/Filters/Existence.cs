using System.Text.Json;
using Eventhos.Engine.Mapping.JsonPath.Evaluation;

namespace Eventhos.Engine.Mapping.JsonPath.Filters;

/// <summary>True if the query selects any node at all (RFC 9535, section 2.3.5.2.1).</summary>
internal sealed class Existence : LogicalExpression
{
    private readonly FilterQuery query;

    public Existence(FilterQuery query)
    {
        this.query = query;
    }

    public override bool Holds(JsonElement current, EvaluationScope scope) => query.TryFirst(current, scope, out _);
}
