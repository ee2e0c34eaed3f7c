using System.Text.Json;

namespace Eventhos.Engine.Mapping.JsonPath.Evaluation;

/// <summary>How far one selector has come on one node. Selectors are shared and immutable; their progress lives here.</summary>
internal struct SelectorCursor
{
    public SelectorCursor(JsonElement node)
    {
        Node = node;
        Children = new ChildCursor(node);
    }

    public JsonElement Node { get; }

    /// <summary>The children not yet looked at.</summary>
    public ChildCursor Children;

    /// <summary>How many children were looked at, or whatever else the selector counts; zero at first.</summary>
    public long Position;

    /// <summary>The chosen children of a selector that cannot choose in document order.</summary>
    public JsonElement[]? Chosen;
}
