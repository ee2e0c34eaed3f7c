using System.Text.Json;
using Eventhos.Engine.Mapping.JsonPath.Evaluation;

namespace Eventhos.Engine.Mapping.JsonPath.Filters;

/// <summary>What is true or false of a node: LogicalType.</summary>
internal abstract class LogicalExpression : FilterExpression
{
    public abstract bool Holds(JsonElement current, EvaluationScope scope);
}
