namespace Eventhos.Engine.Mapping.JsonPath.Selectors;

/// <summary>Selectors applied to a node, or to it and all its descendants (RFC 9535, section 2.5).</summary>
internal sealed class Segment
{
    public Segment(Selector[] selectors, bool isDescendant)
    {
        Selectors = selectors;
        IsDescendant = isDescendant;
    }

    public Selector[] Selectors { get; }

    public bool IsDescendant { get; }
}
