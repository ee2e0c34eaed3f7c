using System.Diagnostics;

namespace Eventhos.IntegrationTests.Scale;

/// <summary>Compares what two pieces of work cost, in turns in one run, so that a slow moment of the machine hits both.</summary>
internal static class Interleaved
{
    private const int Rounds = 61;

    /// <summary>The median time of <paramref name="large"/> by that of <paramref name="small"/>.</summary>
    public static double Ratio(Action small, Action large)
    {
        for (var i = 0; i < 10; i++)
        {
            small();
            large();
        }

        var times = Enumerable.Range(0, Rounds).Select(_ => (Small: Time(small), Large: Time(large))).ToList();
        return (double)Median(times.Select(time => time.Large)) / Median(times.Select(time => time.Small));
    }

    private static long Time(Action work)
    {
        var start = Stopwatch.GetTimestamp();
        work();
        return Stopwatch.GetTimestamp() - start;
    }

    private static long Median(IEnumerable<long> times) => times.Order().ElementAt(Rounds / 2);
}
