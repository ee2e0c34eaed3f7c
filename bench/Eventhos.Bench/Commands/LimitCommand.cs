using System.CommandLine;
using Eventhos.Bench.Run;

namespace Eventhos.Bench.Commands;

/// <summary><c>limit</c>: the load against the bare probe.</summary>
internal static class LimitCommand
{
    public static Command Create()
    {
        var command = new Command("limit", "Load a bare probe: read, commit to SQLite, answer, forward. The most this machine allows.");
        var set = new LoadOptionSet(command);
        command.SetAction((parsed, cancellation) =>
        {
            var options = set.Read(parsed);
            return BenchmarkRun.ExecuteAsync(options, [new LimitTarget(options, new TokenLength())], cancellation);
        });
        return command;
    }
}
