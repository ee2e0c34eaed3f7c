using System.CommandLine;
using Eventhos.Bench.AccessKey;

namespace Eventhos.Bench.Commands;

/// <summary><c>skipping-hub</c>, a child process of <c>access-key</c>.</summary>
internal static class SkippingHubCommand
{
    public static Command Create()
    {
        var data = new Option<DirectoryInfo>("--data") { Required = true };
        var command = new Command("skipping-hub", "A hub that leaves the check out where it is asked to.") { data };
        command.Hidden = true;
        command.SetAction((parsed, _) => SkippingHubApp.RunAsync(parsed.GetValue(data)!.FullName));
        return command;
    }
}
