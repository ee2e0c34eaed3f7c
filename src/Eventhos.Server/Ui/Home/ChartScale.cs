namespace Eventhos.Server.Ui.Home;

/// <summary>An upright axis from 0, with a few round marks.</summary>
internal sealed class ChartScale
{
    private const int MostMarks = 4;

    private ChartScale(double step, int steps)
    {
        Top = step * steps;
        Marks = [.. Enumerable.Range(0, steps + 1).Select(i => i * step)];
    }

    /// <summary>Where it ends: at or above all values.</summary>
    public double Top { get; }

    /// <summary>Where it is marked, from 0 to its end.</summary>
    public IReadOnlyList<double> Marks { get; }

    /// <summary>For counts: marks are whole numbers, by 1, 2 or 5 times a power of ten.</summary>
    public static ChartScale ForCounts(double most) => Of(most, 1);

    /// <summary>For times in milliseconds: by 1, 2 or 5 times a power of ten, and from a minute on by what clocks divide into.</summary>
    public static ChartScale ForTimes(double most)
    {
        if (most <= 60_000)
        {
            return Of(most, 1);
        }

        double[] steps = [15_000, 30_000, 60_000, 120_000, 300_000, 600_000, 900_000, 1_800_000, 3_600_000, 7_200_000, 10_800_000, 21_600_000, 43_200_000];
        var step = Array.Find(steps, step => most / step <= MostMarks);
        return step > 0 ? Fit(most, step) : Fit(most, Math.Ceiling(most / MostMarks / 86_400_000) * 86_400_000);
    }

    private static ChartScale Of(double most, double least)
    {
        var step = least;
        for (var i = 0; most / step > MostMarks; i++)
        {
            step = Math.Pow(10, i / 3) * (i % 3) switch { 0 => 1, 1 => 2, _ => 5 } * least;
        }

        return Fit(most, step);
    }

    private static ChartScale Fit(double most, double step) => new(step, Math.Max(1, (int)Math.Ceiling(most / step)));
}
