using System.Text.Json;
using Eventhos.Engine.Mapping.JsonPath.Evaluation;

namespace Eventhos.Engine.Mapping.JsonPath.Filters;

/// <summary>A number, string, true, false or null written in the query.</summary>
internal sealed class LiteralValue : ValueExpression
{
    private readonly FilterValue value;

    public LiteralValue(JsonElement value)
    {
        this.value = new FilterValue(value);
    }

    /// <summary>The text of a string literal; null for any other.</summary>
    public string? Text => value.AsText();

    public override FilterValue Evaluate(JsonElement current, EvaluationScope scope) => value;
}
