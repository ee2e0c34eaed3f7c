using Eventhos.Bench.Run;

namespace Eventhos.Bench.Report;

/// <summary>The runs side by side: each round's targets, the hub's share of the limit, and the medians at the end.</summary>
internal sealed class FigureTable
{
    private const string Limit = "limit";
    private const string Hub = "hub";

    private readonly List<(string Title, Func<FigureRow, string> Cell)> _columns = [];

    public FigureTable(IReadOnlyList<RunFigures> runs)
    {
        var rounds = runs.GroupBy(run => run.Round).Select(round => round.ToDictionary(run => run.Target, StringComparer.Ordinal)).ToList();
        var compared = runs.Any(run => run.Target == Limit) && runs.Any(run => run.Target == Hub);
        foreach (var round in rounds)
        {
            foreach (var run in round.Values)
            {
                _columns.Add(($"{run.Target} {run.Round}", row => row.Value(run).ToString(row.Format)));
            }

            if (compared)
            {
                _columns.Add(("ratio", row => row.Compared ? Ratio(row, round).ToString("N2") : ""));
            }
        }

        if (rounds.Count > 1)
        {
            AddMedians(rounds, compared);
        }
    }

    public void Print(TextWriter writer)
    {
        List<string[]> lines = [["", .. _columns.Select(column => column.Title)]];
        lines.AddRange(FigureRow.All.Select(row => (string[])[row.Title, .. _columns.Select(column => column.Cell(row))]));
        var widths = Enumerable.Range(0, lines[0].Length).Select(column => lines.Max(line => line[column].Length)).ToArray();
        foreach (var line in lines)
        {
            writer.WriteLine(
                line[0].PadRight(widths[0]) + string.Concat(line.Skip(1).Select((cell, i) => "  " + cell.PadLeft(widths[i + 1]))));
        }
    }

    private void AddMedians(List<Dictionary<string, RunFigures>> rounds, bool compared)
    {
        foreach (var target in rounds[0].Keys)
        {
            _columns.Add(($"median {target}", row => Median(rounds.Select(round => row.Value(round[target]))).ToString(row.Format)));
        }

        if (compared)
        {
            _columns.Add(("median ratio", row => row.Compared ? Median(rounds.Select(round => Ratio(row, round))).ToString("N2") : ""));
        }
    }

    private static double Ratio(FigureRow row, Dictionary<string, RunFigures> round) => row.Value(round[Hub]) / row.Value(round[Limit]);

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        var middle = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
