using System.CommandLine;
using Eventhos.Bench.Probe;

namespace Eventhos.Bench.Commands;

/// <summary><c>probe</c>, a child process of a run.</summary>
internal static class ProbeCommand
{
    public static Command Create()
    {
        var consumer = new Option<string>("--consumer") { Required = true };
        var data = new Option<DirectoryInfo>("--data") { Required = true };
        var copies = new Option<int>("--copies") { Required = true };
        var command = new Command("probe", "Commits bodies and forwards them.") { consumer, data, copies };
        command.Hidden = true;
        command.SetAction((parsed, _) => ProbeApp.RunAsync(
            new Uri(parsed.GetValue(consumer)!), parsed.GetValue(data)!.FullName, parsed.GetValue(copies)));
        return command;
    }
}
