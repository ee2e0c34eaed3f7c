using System.Text.Json;

namespace Eventhos.Engine.Mapping.JsonPath.Evaluation;

/// <summary>The children of one node in document order; none for anything but arrays and objects.</summary>
internal struct ChildCursor
{
    private readonly JsonValueKind kind;
    private JsonElement.ArrayEnumerator items;
    private JsonElement.ObjectEnumerator members;

    public ChildCursor(JsonElement node)
    {
        kind = node.ValueKind;
        if (kind == JsonValueKind.Array)
        {
            items = node.EnumerateArray();
        }
        else if (kind == JsonValueKind.Object)
        {
            members = node.EnumerateObject();
        }
    }

    public bool MoveNext(EvaluationScope scope, out JsonElement child)
    {
        scope.Spend(1);
        if (kind == JsonValueKind.Array && items.MoveNext())
        {
            child = items.Current;
            return true;
        }

        if (kind == JsonValueKind.Object && members.MoveNext())
        {
            child = members.Current.Value;
            return true;
        }

        child = default;
        return false;
    }
}
