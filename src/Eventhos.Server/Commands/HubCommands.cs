using System.CommandLine;
using Eventhos.Server.Commands.Audit;
using Eventhos.Server.Commands.Demo;
using Eventhos.Server.Commands.Migrate;

namespace Eventhos.Server.Commands;

/// <summary>The commands of <c>eventhos</c>.</summary>
public static class HubCommands
{
    /// <summary>The root: without a command it serves.</summary>
    public static RootCommand Root()
    {
        var serve = ServeCommand.Create();
        var root = new RootCommand("eventhos: a self-hosted event hub. Systems post events; contracts turn each into HTTP requests on other systems.")
        {
            serve,
            DemoCommand.Create(),
            AuditCommand.Create(),
            MigrateCommand.Create(),
        };
        foreach (var option in serve.Options)
        {
            root.Add(option);
        }

        root.SetAction((result, cancellationToken) => ServeCommand.RunAsync(result, cancellationToken));
        return root;
    }
}
