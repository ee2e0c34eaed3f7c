using System.Text.RegularExpressions;

namespace Eventhos.Bench.LogSize;

/// <summary>A plan of PostgreSQL in which steps that are the same for each partition stand once.</summary>
internal static partial class PlanOutline
{
    /// <summary>The lines of EXPLAIN, shortened.</summary>
    public static string Of(IReadOnlyList<string> lines)
    {
        var named = lines.Select(line => Alias().Replace(Partition().Replace(line, "_DAY"), "")).ToList();

        // An update names each partition it may change.
        named = [.. named.Where((line, place) => place == 0 || line != named[place - 1] || !line.TrimStart().StartsWith("Update on", StringComparison.Ordinal))];
        var kept = new List<string>();
        for (var i = 0; i < named.Count;)
        {
            var block = Block(named, i);
            var same = 1;
            while (Block(named, i + (block.Count * same)).SequenceEqual(block, StringComparer.Ordinal) && block[0].Contains("->", StringComparison.Ordinal))
            {
                same++;
            }

            if (same > 1)
            {
                kept.Add($"{block[0]}  (and {same - 1} more partitions)");
                i++;
                kept.AddRange(block.Skip(1));
                i += (block.Count * same) - 1;
            }
            else
            {
                kept.Add(block[0]);
                i++;
            }
        }

        return string.Join('\n', kept);
    }

    /// <summary>A step with all that is below it.</summary>
    private static List<string> Block(List<string> lines, int first) =>
        first >= lines.Count ? [] : [lines[first], .. lines.Skip(first + 1).TakeWhile(line => Depth(line) > Depth(lines[first]))];

    private static int Depth(string line) => line.Length - line.TrimStart().Length;

    [GeneratedRegex(@"_(?:\d{8}|default)(?=\b|_)", RegexOptions.CultureInvariant)]
    private static partial Regex Partition();

    // PostgreSQL numbers partitions by their aliases: r_1, r_2.
    [GeneratedRegex(@"(?<=\b[a-z]{1,10})_\d+\b", RegexOptions.CultureInvariant)]
    private static partial Regex Alias();
}
