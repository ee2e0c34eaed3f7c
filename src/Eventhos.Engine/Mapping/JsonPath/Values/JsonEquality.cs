using System.Runtime.InteropServices;
using System.Text.Json;
using Eventhos.Engine.Mapping.JsonPath.Evaluation;

namespace Eventhos.Engine.Mapping.JsonPath.Values;

/// <summary>Equality and order of JSON values: numbers by value, strings by character (RFC 9535, section 2.3.5.2.2).</summary>
internal static class JsonEquality
{
    private const int BytesPerStep = 64;

    public static bool AreEqual(JsonElement left, JsonElement right, EvaluationScope scope)
    {
        if (left.ValueKind != right.ValueKind)
        {
            return false;
        }

        return left.ValueKind switch
        {
            JsonValueKind.Array or JsonValueKind.Object => new StructureComparison(scope).AreEqual(left, right),
            JsonValueKind.Number or JsonValueKind.String => Compare(left, right, scope) == 0,
            _ => true,
        };
    }

    /// <summary>The order of two numbers or two strings.</summary>
    public static int Compare(JsonElement left, JsonElement right, EvaluationScope scope)
    {
        var rawLeft = JsonMarshal.GetRawUtf8Value(left);
        var rawRight = JsonMarshal.GetRawUtf8Value(right);
        scope.Spend(1 + ((rawLeft.Length + rawRight.Length) / BytesPerStep));
        return left.ValueKind == JsonValueKind.Number
            ? JsonNumber.Compare(rawLeft, rawRight)
            : JsonText.Of(left).SequenceCompareTo(JsonText.Of(right));
    }
}
