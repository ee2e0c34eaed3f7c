namespace Eventhos.Server.Commands;

/// <summary>Lines up cells: the first column left, the others right; a rule under the head and above the last row.</summary>
internal static class TextTable
{
    private const string Gap = "  ";

    /// <summary>The lines.</summary>
    public static IEnumerable<string> Lines(IReadOnlyList<string[]> rows)
    {
        var widths = Enumerable.Range(0, rows[0].Length).Select(column => rows.Max(row => row[column].Length)).ToArray();
        var rule = string.Join(Gap, widths.Select(width => new string('-', width)));
        for (var i = 0; i < rows.Count; i++)
        {
            if (i == 1 || i == rows.Count - 1)
            {
                yield return rule;
            }

            yield return string.Join(Gap, rows[i].Select((cell, column) => column == 0 ? cell.PadRight(widths[column]) : cell.PadLeft(widths[column]))).TrimEnd();
        }
    }
}
