namespace Eventhos.Server.Ui.EventLog.Exchange;

/// <summary>Compares two texts line by line: the fewest lines that are in one alone.</summary>
internal static class LineDiff
{
    /// <summary>Lines of a text that are compared; what comes after them is left out.</summary>
    public const int MostLines = 1500;

    /// <summary>The lines of both in order.</summary>
    public static IReadOnlyList<DiffLine> Of(IReadOnlyList<string> before, IReadOnlyList<string> after)
    {
        var (one, other) = (before.Take(MostLines).ToList(), after.Take(MostLines).ToList());
        var start = 0;
        while (start < one.Count && start < other.Count && one[start] == other[start])
        {
            start++;
        }

        var end = 0;
        while (end < one.Count - start && end < other.Count - start && one[^(end + 1)] == other[^(end + 1)])
        {
            end++;
        }

        return
        [
            .. one.Take(start).Select(Same),
            .. Middle(one[start..^end], other[start..^end]),
            .. one.TakeLast(end).Select(Same),
        ];
    }

    private static DiffLine Same(string line) => new(DiffKind.Same, line);

    /// <summary>By the longest common subsequence: length[i, j] is that of what is left from line i and line j on.</summary>
    private static List<DiffLine> Middle(List<string> one, List<string> other)
    {
        var length = new int[one.Count + 1, other.Count + 1];
        for (var i = one.Count - 1; i >= 0; i--)
        {
            for (var j = other.Count - 1; j >= 0; j--)
            {
                length[i, j] = one[i] == other[j] ? length[i + 1, j + 1] + 1 : Math.Max(length[i + 1, j], length[i, j + 1]);
            }
        }

        var lines = new List<DiffLine>();
        var (at, to) = (0, 0);
        while (at < one.Count || to < other.Count)
        {
            if (at < one.Count && to < other.Count && one[at] == other[to])
            {
                lines.Add(Same(one[at++]));
                to++;
            }
            else if (at < one.Count && (to == other.Count || length[at + 1, to] >= length[at, to + 1]))
            {
                lines.Add(new DiffLine(DiffKind.Removed, one[at++]));
            }
            else
            {
                lines.Add(new DiffLine(DiffKind.Added, other[to++]));
            }
        }

        return lines;
    }
}
