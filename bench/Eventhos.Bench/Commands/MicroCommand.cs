using System.CommandLine;
using Eventhos.Bench.Micro;

namespace Eventhos.Bench.Commands;

/// <summary><c>micro</c>: single steps of the corridor by BenchmarkDotNet.</summary>
internal static class MicroCommand
{
    public static Command Create()
    {
        var filter = new Option<string>("--filter") { Description = "Which benchmarks, e.g. *Settle*", DefaultValueFactory = _ => "*" };
        var command = new Command("micro", "Measure single steps: planning, mapping, JavaScript, settling, credentials.") { filter };
        command.SetAction(parsed => MicroRun.Execute(parsed.GetValue(filter)!));
        return command;
    }
}
