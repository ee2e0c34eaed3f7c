using Eventhos.Bench.Processes;
using Eventhos.Bench.Report;
using Npgsql;

namespace Eventhos.Bench.Run;

/// <summary>All rounds of one call: each target in turn, each on a fresh folder, then the table.</summary>
internal static class BenchmarkRun
{
    public static async Task<int> ExecuteAsync(LoadOptions options, IReadOnlyList<ITarget> targets, CancellationToken cancellation)
    {
        var parent = options.Work?.FullName ?? Path.GetTempPath();
        var work = Directory.CreateDirectory(Path.Combine(parent, $"eventhos-bench-{Guid.NewGuid():N}")).FullName;
        try
        {
            var environment = BenchEnvironment.Read(work);
            environment.Warn(Console.Error);
            var runs = await RunAllAsync(options, targets, work, cancellation);
            var report = new BenchReport(environment, options, runs);
            report.Print(Console.Out);
            await report.SaveAsync(options.Json, cancellation);
            return runs.All(run => run.Flawless) ? 0 : 1;
        }
        catch (Exception failure) when (failure is BenchmarkException or HttpRequestException or IOException or NpgsqlException)
        {
            await Console.Error.WriteLineAsync(failure.Message);
            return 2;
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync("Broken off.");
            return 130;
        }
        finally
        {
            Clear(work, options.Keep);
        }
    }

    private static async Task<List<RunFigures>> RunAllAsync(
        LoadOptions options, IReadOnlyList<ITarget> targets, string work, CancellationToken cancellation)
    {
        var runs = new List<RunFigures>();
        for (var round = 1; round <= options.Rounds; round++)
        {
            foreach (var target in targets)
            {
                var folder = Directory.CreateDirectory(Path.Combine(work, $"{target.Name}-{round}")).FullName;
                var figures = await MeasureAsync(target, round, folder);
                await Console.Error.WriteLineAsync(
                    $"{target.Name} {round}: {figures.AcceptedPerSecond:N0} accepted/s, {figures.DeliveredPerSecond:N0} delivered/s");
                runs.Add(figures);
                Clear(folder, options.Keep);
            }
        }

        return runs;

        async Task<RunFigures> MeasureAsync(ITarget target, int round, string folder)
        {
            try
            {
                return await new MeasuredRun(options, target, folder, cancellation).ExecuteAsync(round);
            }
            finally
            {
                await target.ClearAsync();
            }
        }
    }

    private static void Clear(string folder, bool keep)
    {
        if (keep)
        {
            Console.Error.WriteLine($"Kept: {folder}");
        }
        else if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
