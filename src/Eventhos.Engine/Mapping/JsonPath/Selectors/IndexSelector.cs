using System.Text.Json;

namespace Eventhos.Engine.Mapping.JsonPath.Selectors;

/// <summary>The array element at an index, counted from the end where negative (RFC 9535, section 2.3.3).</summary>
internal sealed class IndexSelector : SingularSelector
{
    private const int ItemsPerStep = 8;

    private readonly long index;

    public IndexSelector(long index)
    {
        this.index = index;
        Step = new PlainStep(index);
    }

    public override PlainStep Step { get; }

    public override bool TryFind(JsonElement node, out JsonElement match)
    {
        if (node.ValueKind == JsonValueKind.Array)
        {
            var length = node.GetArrayLength();
            var offset = index < 0 ? length + index : index;
            if (offset >= 0 && offset < length)
            {
                match = node[(int)offset];
                return true;
            }
        }

        match = default;
        return false;
    }

    public override long CostOn(JsonElement node)
    {
        if (node.ValueKind != JsonValueKind.Array)
        {
            return 1;
        }

        var length = node.GetArrayLength();
        return 1 + (Math.Min(index < 0 ? length : index, length) / ItemsPerStep);
    }
}
