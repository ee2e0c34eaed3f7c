using System.Text.Json;
using Eventhos.Engine.Mapping.JsonPath.Evaluation;
using Eventhos.Engine.Mapping.JsonPath.Values;

namespace Eventhos.Engine.Mapping.JsonPath.Filters;

/// <summary><c>length(value)</c>: characters, elements or members (RFC 9535, section 2.4.4).</summary>
internal sealed class LengthFunction : ValueExpression
{
    private const int BytesPerStep = 64;

    private readonly ValueExpression argument;

    public LengthFunction(ValueExpression argument)
    {
        this.argument = argument;
    }

    public override FilterValue Evaluate(JsonElement current, EvaluationScope scope)
    {
        var measured = argument.Evaluate(current, scope).Element;
        switch (measured.ValueKind)
        {
            case JsonValueKind.String:
                var text = JsonText.Of(measured);
                scope.Spend(text.Length / BytesPerStep);
                return new FilterValue(JsonText.CountCharacters(text));
            case JsonValueKind.Array:
                return new FilterValue(measured.GetArrayLength());
            case JsonValueKind.Object:
                return new FilterValue(measured.GetPropertyCount());
            default:
                return FilterValue.Nothing;
        }
    }
}
