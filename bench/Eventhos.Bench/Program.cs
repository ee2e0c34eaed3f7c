using System.CommandLine;
using Eventhos.Bench.Commands;

var root = new RootCommand("Measures eventhos on this machine, beside the most that its storage and HTTP stack allow.")
{
    LoadCommand.Create(),
    LimitCommand.Create(),
    ConsumerCommand.Create(),
    ProbeCommand.Create(),
    DriveCommand.Create(),
    MicroCommand.Create(),
    AccessKeyCommand.Create(),
    SkippingHubCommand.Create(),
    LogSizeCommand.Create(),
};
return await root.Parse(args).InvokeAsync();
