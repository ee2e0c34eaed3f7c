using System.Text;
using System.Text.Json;
using Eventhos.Engine.Mapping.JsonPath.Values;

namespace Eventhos.Engine.Mapping.JsonPath.Selectors;

/// <summary>The member of a given name (RFC 9535, section 2.3.1).</summary>
internal sealed class NameSelector : SingularSelector
{
    private const int MembersPerStep = 8;

    private readonly byte[] utf8Name;

    public NameSelector(string name)
    {
        Step = new PlainStep(name);
        utf8Name = Encoding.UTF8.GetBytes(name);
    }

    public override PlainStep Step { get; }

    public override bool TryFind(JsonElement node, out JsonElement match) => JsonMembers.TryFind(node, utf8Name, out match);

    public override long CostOn(JsonElement node) =>
        node.ValueKind == JsonValueKind.Object ? 1 + (node.GetPropertyCount() / MembersPerStep) : 1;
}
