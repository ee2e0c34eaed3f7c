using System.CommandLine;
using Eventhos.Bench.Consumer;

namespace Eventhos.Bench.Commands;

/// <summary><c>consumer</c>, a child process of a run.</summary>
internal static class ConsumerCommand
{
    public static Command Create()
    {
        var command = new Command("consumer", "Takes deliveries and counts them.") { Hidden = true };
        command.SetAction((_, _) => ConsumerApp.RunAsync());
        return command;
    }
}
