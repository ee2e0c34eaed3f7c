using System.Text.Json;
using System.Text.Json.Serialization;
using Eventhos.Bench.Run;

namespace Eventhos.Bench.Report;

/// <summary>What one call of the benchmark found, for the terminal and for a file.</summary>
internal sealed record BenchReport(BenchEnvironment Environment, LoadOptions Options, IReadOnlyList<RunFigures> Runs)
{
    private const long GrowthWorthTelling = 300_000;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };

    public void Print(TextWriter writer)
    {
        writer.WriteLine();
        writer.WriteLine(
            $"{Environment.Cpu}, {Environment.Cores} cores, {Environment.Framework}, load average {Environment.LoadAverage}, {Environment.FileSystem}");
        writer.WriteLine(
            $"{Options.Connections} connections, {(Options.Events is { } events ? $"{events:N0} events" : $"{Options.Seconds} s")}, "
            + $"warm-up {Options.Warmup} s, {Options.Contracts} contract(s){(Options.Group ? " in order groups of their own" : "")}, "
            + $"bodies of {Options.Body} bytes{(Options.LongLived ? ", long-lived token" : "")}");
        writer.WriteLine();
        new FigureTable(Runs).Print(writer);
        foreach (var run in Runs)
        {
            PrintFlaws(writer, run);
            PrintGrowth(writer, run);
        }
    }

    public async Task SaveAsync(FileInfo? file, CancellationToken cancellation)
    {
        if (file is null)
        {
            return;
        }

        var report = new { Environment, Load = Load(), Runs };
        var stream = file.Create();
        await using (stream.ConfigureAwait(false))
        {
            await JsonSerializer.SerializeAsync(stream, report, Json, cancellation);
        }
    }

    private object Load() => new
    {
        Options.Connections,
        Options.Seconds,
        Options.Warmup,
        Options.Events,
        Options.Contracts,
        Options.Group,
        Options.Body,
        Options.LongLived,
    };

    private static void PrintFlaws(TextWriter writer, RunFigures run)
    {
        foreach (var (error, count) in run.Errors)
        {
            writer.WriteLine($"{run.Target} {run.Round}: {count:N0} x {error}");
        }

        if (run.Missing > 0)
        {
            writer.WriteLine($"{run.Target} {run.Round}: {run.Missing:N0} missing, such as {string.Join(", ", run.MissingSeqs)}");
        }
    }

    private static void PrintGrowth(TextWriter writer, RunFigures run)
    {
        if (run.Acknowledged >= GrowthWorthTelling)
        {
            writer.WriteLine(
                $"{run.Target} {run.Round}: RSS in MB after each 100,000 events: "
                + string.Join(" ", run.RssSamples.Select(sample => sample.RssMb.ToString("N0"))));
        }
    }
}
