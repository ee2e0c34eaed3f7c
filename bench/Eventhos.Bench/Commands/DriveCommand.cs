using System.CommandLine;
using Eventhos.Bench.Drive;

namespace Eventhos.Bench.Commands;

/// <summary><c>drive</c>, a child process of a run.</summary>
internal static class DriveCommand
{
    public static Command Create()
    {
        var command = new Command("drive", "Sends events.") { Hidden = true };
        command.SetAction((_, _) => Driver.RunAsync());
        return command;
    }
}
