using System.Diagnostics.CodeAnalysis;

namespace Eventhos.Engine.Mapping.JsonPath;

/// <summary>One segment of a plain query: either a member name or an array index (RFC 9535, sections 2.3.1 and 2.3.3).</summary>
public readonly record struct PlainStep
{
    public PlainStep(string name)
    {
        Name = name;
    }

    public PlainStep(long index)
    {
        Index = index;
    }

    /// <summary>The member name, or null where the step is an index.</summary>
    public string? Name { get; }

    /// <summary>The array index, counted from the end where negative; zero where the step is a name.</summary>
    public long Index { get; }

    [MemberNotNullWhen(true, nameof(Name))]
    public bool IsName => Name is not null;
}
