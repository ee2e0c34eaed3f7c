using System.CommandLine;
using Eventhos.Bench.LogSize;

namespace Eventhos.Bench.Commands;

/// <summary><c>log-size</c>: what claims and the event log cost in a small log and in a large one.</summary>
internal static class LogSizeCommand
{
    public static Command Create()
    {
        var small = new Option<int>("--small") { Description = "Events of the small log", DefaultValueFactory = _ => 10_000 };
        var large = new Option<int>("--large") { Description = "Events of the large log", DefaultValueFactory = _ => 1_000_000 };
        var executions = new Option<int>("--executions") { Description = "Executions of each event", DefaultValueFactory = _ => 10 };
        var days = new Option<int>("--days") { Description = "Days over which the events are spread, to now", DefaultValueFactory = _ => 10 };
        var rounds = new Option<int>("--rounds") { Description = "How often to measure each", DefaultValueFactory = _ => 41 };
        var postgres = new Option<string?>("--postgres") { Description = "A connection string: measure on PostgreSQL, in two databases that are made there and dropped; default: SQLite" };
        var work = new Option<DirectoryInfo?>("--work") { Description = "Where to put SQLite's files; default: the temporary folder" };
        var plans = new Option<FileInfo?>("--plans") { Description = "Also write the plans of the hot statements in the large log to this file" };
        var command = new Command("log-size", "Fill a small and a large log, and measure claims, pages, filters and counts of both in turns.")
        {
            small, large, executions, days, rounds, postgres, work, plans,
        };
        foreach (var (option, most) in new[] { (small, 100_000_000), (large, 100_000_000), (executions, 100), (days, 3_650), (rounds, 10_000) })
        {
            option.Validators.Add(result =>
            {
                if (result.GetValueOrDefault<int>() is var value && (value < 1 || value > most))
                {
                    result.AddError($"{option.Name} must be between 1 and {most}.");
                }
            });
        }

        command.SetAction((parsed, cancellation) => LogSizeRun.ExecuteAsync(
            new LogSizeOptions
            {
                Small = parsed.GetValue(small),
                Large = parsed.GetValue(large),
                Executions = parsed.GetValue(executions),
                Days = parsed.GetValue(days),
                Rounds = parsed.GetValue(rounds),
                Postgres = parsed.GetValue(postgres),
                Work = parsed.GetValue(work),
                Plans = parsed.GetValue(plans),
            },
            cancellation));
        return command;
    }
}
