using System.Text.Json;
using Eventhos.Engine.Mapping.JsonPath.Evaluation;

namespace Eventhos.Engine.Mapping.JsonPath.Filters;

/// <summary>What has a value, or Nothing, for a node: ValueType.</summary>
internal abstract class ValueExpression : FilterExpression
{
    public abstract FilterValue Evaluate(JsonElement current, EvaluationScope scope);
}
