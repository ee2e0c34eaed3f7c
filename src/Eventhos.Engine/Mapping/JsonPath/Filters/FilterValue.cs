using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using Eventhos.Engine.Mapping.JsonPath.Evaluation;
using Eventhos.Engine.Mapping.JsonPath.Values;

namespace Eventhos.Engine.Mapping.JsonPath.Filters;

/// <summary>A JSON value, a number that was counted, or Nothing (RFC 9535, section 2.4.1).</summary>
internal readonly struct FilterValue
{
    private const int MaxCountLength = 20;

    /// <summary>Undefined for Nothing and for a count.</summary>
    private readonly JsonElement element;
    private readonly long? count;

    public FilterValue(JsonElement element)
    {
        this.element = element;
    }

    public FilterValue(long count)
    {
        this.count = count;
    }

    public static FilterValue Nothing => default;

    public JsonElement Element => element;

    private bool IsNothing => element.ValueKind == JsonValueKind.Undefined && count is null;

    private bool IsNumber => element.ValueKind == JsonValueKind.Number || count is not null;

    /// <summary>The text of a string; null for any other value.</summary>
    public string? AsText() =>
        element.ValueKind == JsonValueKind.String ? Encoding.UTF8.GetString(JsonText.Of(element)) : null;

    /// <summary>The <c>==</c> of RFC 9535, section 2.3.5.2.2.</summary>
    public static bool AreEqual(in FilterValue left, in FilterValue right, EvaluationScope scope)
    {
        if (left.IsNumber && right.IsNumber)
        {
            return CompareNumbers(left, right, scope) == 0;
        }

        if (left.IsNothing || right.IsNothing)
        {
            return left.IsNothing && right.IsNothing;
        }

        return JsonEquality.AreEqual(left.element, right.element, scope);
    }

    /// <summary>The <c>&lt;</c> of RFC 9535, section 2.3.5.2.2: only numbers and strings have an order.</summary>
    public static bool IsLess(in FilterValue left, in FilterValue right, EvaluationScope scope)
    {
        if (left.IsNumber && right.IsNumber)
        {
            return CompareNumbers(left, right, scope) < 0;
        }

        return left.element.ValueKind == JsonValueKind.String
            && right.element.ValueKind == JsonValueKind.String
            && JsonEquality.Compare(left.element, right.element, scope) < 0;
    }

    private static int CompareNumbers(in FilterValue left, in FilterValue right, EvaluationScope scope)
    {
        if (left.TryGetWhole(out var a) && right.TryGetWhole(out var b))
        {
            return a.CompareTo(b);
        }

        if (left.count is null && right.count is null)
        {
            return JsonEquality.Compare(left.element, right.element, scope);
        }

        Span<byte> buffer = stackalloc byte[MaxCountLength];
        return left.count is { } counted
            ? JsonNumber.Compare(Write(counted, buffer), JsonMarshal.GetRawUtf8Value(right.element))
            : JsonNumber.Compare(JsonMarshal.GetRawUtf8Value(left.element), Write(right.count ?? 0, buffer));
    }

    private bool TryGetWhole(out long whole)
    {
        whole = count ?? 0;
        return count is not null || element.TryGetInt64(out whole);
    }

    private static ReadOnlySpan<byte> Write(long number, Span<byte> buffer)
    {
        number.TryFormat(buffer, out var written);
        return buffer[..written];
    }
}
