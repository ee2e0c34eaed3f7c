namespace Eventhos.Engine.Mapping.JsonPath.Patterns;

/// <summary>The distinct character sets of one pattern, each with a number.</summary>
internal sealed class SetRegister
{
    /// <summary>At most two letters a range: fewer than the alphabet has.</summary>
    private const int MaxRanges = 10_000;

    private readonly List<CodePointSet> sets = [];
    private readonly Dictionary<string, int> numbers = [];
    private int rangeCount;

    public IReadOnlyList<CodePointSet> Sets => sets;

    /// <summary>The number of the set; null if the pattern holds too many and too ragged sets.</summary>
    public int? TryAdd(CodePointSet set)
    {
        var merged = set.Merged();
        var key = string.Join(',', merged.Ranges);
        if (numbers.TryGetValue(key, out var known))
        {
            return known;
        }

        rangeCount += merged.Ranges.Count;
        if (rangeCount > MaxRanges)
        {
            return null;
        }

        numbers.Add(key, sets.Count);
        sets.Add(merged);
        return sets.Count - 1;
    }
}
