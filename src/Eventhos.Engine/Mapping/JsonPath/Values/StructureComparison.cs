using System.Runtime.InteropServices;
using System.Text.Json;
using Eventhos.Engine.Mapping.JsonPath.Evaluation;

namespace Eventhos.Engine.Mapping.JsonPath.Values;

/// <summary>
/// One comparison of two arrays or two objects, objects without regard to order (RFC 9535, section 2.3.5.2.2).
/// What is nested waits in a list, so that deep values never cost the thread's stack.
/// </summary>
internal sealed class StructureComparison
{
    private const int MembersPerStep = 8;

    private readonly EvaluationScope scope;
    private readonly Stack<(JsonElement Left, JsonElement Right)> waiting = [];

    public StructureComparison(EvaluationScope scope)
    {
        this.scope = scope;
    }

    public bool AreEqual(JsonElement left, JsonElement right)
    {
        waiting.Push((left, right));
        while (waiting.TryPop(out var pair))
        {
            var areEqual = pair.Left.ValueKind == JsonValueKind.Array
                ? AreItemsEqual(pair.Left, pair.Right)
                : AreMembersEqual(pair.Left, pair.Right);
            if (!areEqual)
            {
                return false;
            }
        }

        return true;
    }

    private bool AreItemsEqual(JsonElement left, JsonElement right)
    {
        if (left.GetArrayLength() != right.GetArrayLength())
        {
            return false;
        }

        var others = right.EnumerateArray();
        foreach (var item in left.EnumerateArray())
        {
            others.MoveNext();
            if (!MayBeEqual(item, others.Current))
            {
                return false;
            }
        }

        return true;
    }

    private bool AreMembersEqual(JsonElement left, JsonElement right)
    {
        var count = left.GetPropertyCount();
        if (count != right.GetPropertyCount())
        {
            return false;
        }

        var others = right.EnumerateObject();
        foreach (var member in left.EnumerateObject())
        {
            others.MoveNext();
            var name = JsonText.Unescape(JsonMarshal.GetRawUtf8PropertyName(member));
            var other = others.Current.Value;
            if (!name.SequenceEqual(JsonText.Unescape(JsonMarshal.GetRawUtf8PropertyName(others.Current))))
            {
                // The members stand in another order.
                scope.Spend(count / MembersPerStep);
                if (!JsonMembers.TryFind(right, name, out other))
                {
                    return false;
                }
            }

            if (!MayBeEqual(member.Value, other))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Decides at once for simple values; lets arrays and objects wait.</summary>
    private bool MayBeEqual(JsonElement left, JsonElement right)
    {
        scope.Spend(1);
        if (left.ValueKind != right.ValueKind || left.ValueKind is not (JsonValueKind.Array or JsonValueKind.Object))
        {
            return JsonEquality.AreEqual(left, right, scope);
        }

        waiting.Push((left, right));
        return true;
    }
}
