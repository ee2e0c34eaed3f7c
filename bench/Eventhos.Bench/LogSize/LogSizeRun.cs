using System.Diagnostics;
using System.Globalization;

namespace Eventhos.Bench.LogSize;

/// <summary>Fills both logs and asks them the same in turns.</summary>
internal static class LogSizeRun
{
    private const int WarmUps = 8;

    /// <summary>Prints medians and their ratios; 1 where a ratio is above 2.</summary>
    public static async Task<int> ExecuteAsync(LogSizeOptions options, CancellationToken cancellationToken)
    {
        await using var small = Make(options.Small, options);
        await using var large = Make(options.Large, options);
        await small.FillAsync(cancellationToken);
        await large.FillAsync(cancellationToken);
        if (options.Plans is { } file)
        {
            await File.WriteAllTextAsync(file.FullName, PlanPage.Of(await large.PlansAsync()), cancellationToken);
        }

        Console.WriteLine($"{"",-48}{"small ms",10}{"large ms",10}{"ratio",8}");
        var worst = 0.0;
        foreach (var question in LogQuestions.All)
        {
            var (few, many) = await TimesAsync(question, small, large, options.Rounds, cancellationToken);
            worst = Math.Max(worst, many / few);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{question.Name,-48}{few,10:0.00}{many,10:0.00}{many / few,8:0.00}"));
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"highest ratio: {worst:0.00}"));
        return worst <= 2 ? 0 : 1;
    }

    private static FilledLog Make(int events, LogSizeOptions options) =>
        options.Postgres is null ? new SqliteFilledLog(events, options) : new PostgresFilledLog(events, options);

    /// <summary>Medians in milliseconds. Who comes first changes, so that neither profits from the other.</summary>
    private static async Task<(double Small, double Large)> TimesAsync(
        LogQuestion question, FilledLog small, FilledLog large, int rounds, CancellationToken cancellationToken)
    {
        var (few, many) = (new List<double>(), new List<double>());
        for (var i = -WarmUps; i < rounds; i++)
        {
            foreach (var (log, times) in i % 2 == 0 ? new[] { (small, few), (large, many) } : [(large, many), (small, few)])
            {
                var began = Stopwatch.GetTimestamp();
                await question.AskAsync(log, cancellationToken);
                if (i >= 0)
                {
                    times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
                }
            }
        }

        return (Median(few), Median(many));
    }

    private static double Median(List<double> times)
    {
        times.Sort();
        return times[times.Count / 2];
    }
}
