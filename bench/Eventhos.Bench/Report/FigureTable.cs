using Eventhos.Bench.Run;

namespace Eventhos.Bench.Report;

/// <summary>The runs side by side: each round's targets, the hub's share of the limit, and the medians at the end.</summary>
internal sealed class FigureTable
{
    // What is worth dividing by what.
    private static readonly IReadOnlyList<(string Title, string Of, string By)> Ratios =
    [
        ("ratio", HubTarget.Standard, LimitTarget.Standard),
        ("postgres/hub", PostgresTarget.One, HubTarget.Standard),
        ("viewed/hub", ViewedTarget.Viewed, HubTarget.Standard),
        ("two/one", PostgresTarget.Two, PostgresTarget.One),
    ];

    private readonly List<(string Title, Func<FigureRow, string> Cell)> _columns = [];

    public FigureTable(IReadOnlyList<RunFigures> runs)
    {
        var rounds = runs.GroupBy(run => run.Round).Select(round => round.ToDictionary(run => run.Target, StringComparer.Ordinal)).ToList();
        var compared = Ratios.Where(ratio => runs.Any(run => run.Target == ratio.Of) && runs.Any(run => run.Target == ratio.By)).ToList();
        foreach (var round in rounds)
        {
            foreach (var run in round.Values)
            {
                _columns.Add(($"{run.Target} {run.Round}", row => row.Value(run).ToString(row.Format)));
            }

            _columns.AddRange(compared.Select(ratio => Column(
                ratio.Title, row => row.Compared ? Ratio(row, round, ratio.Of, ratio.By).ToString("N2") : "")));
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

    private void AddMedians(List<Dictionary<string, RunFigures>> rounds, List<(string Title, string Of, string By)> compared)
    {
        foreach (var target in rounds[0].Keys)
        {
            _columns.Add(($"median {target}", row => Median(rounds.Select(round => row.Value(round[target]))).ToString(row.Format)));
        }

        _columns.AddRange(compared.Select(ratio => Column(
            $"median {ratio.Title}",
            row => row.Compared ? Median(rounds.Select(round => Ratio(row, round, ratio.Of, ratio.By))).ToString("N2") : "")));
    }

    private static (string Title, Func<FigureRow, string> Cell) Column(string title, Func<FigureRow, string> cell) => (title, cell);

    private static double Ratio(FigureRow row, Dictionary<string, RunFigures> round, string of, string by) =>
        row.Value(round[of]) / row.Value(round[by]);

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        var middle = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
