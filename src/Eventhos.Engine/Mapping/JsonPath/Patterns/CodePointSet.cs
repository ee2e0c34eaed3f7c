namespace Eventhos.Engine.Mapping.JsonPath.Patterns;

/// <summary>A set of Unicode scalar values.</summary>
internal sealed class CodePointSet
{
    private const int Last = 0x10FFFF;
    private const int FirstSurrogate = 0xD800;
    private const int LastSurrogate = 0xDFFF;

    private readonly List<(int First, int Last)> ranges = [];

    /// <summary>In the order they were added; they may overlap.</summary>
    public IReadOnlyList<(int First, int Last)> Ranges => ranges;

    public void Add(int first, int last) => ranges.Add((first, last));

    public void Add(CodePointSet other) => ranges.AddRange(other.ranges);

    /// <summary>Every scalar value that is not in this set, as sorted ranges apart from each other.</summary>
    public CodePointSet Complement()
    {
        var rest = new CodePointSet();
        var next = 0;
        foreach (var (first, last) in ranges.Append((FirstSurrogate, LastSurrogate)).Order())
        {
            if (first > next)
            {
                rest.Add(next, first - 1);
            }

            next = Math.Max(next, last + 1);
        }

        if (next <= Last)
        {
            rest.Add(next, Last);
        }

        return rest;
    }

    /// <summary>The same set, as sorted ranges apart from each other.</summary>
    public CodePointSet Merged() => Complement().Complement();
}
