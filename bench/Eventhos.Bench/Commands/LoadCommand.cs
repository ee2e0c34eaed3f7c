using System.CommandLine;
using Eventhos.Bench.Run;

namespace Eventhos.Bench.Commands;

/// <summary><c>load</c>: the load against probe and hub in turns.</summary>
internal static class LoadCommand
{
    public static Command Create()
    {
        var longLived = new Option<bool>("--long-lived") { Description = "Send with a long-lived token instead of a short-lived one" };
        var group = new Option<bool>("--group") { Description = "Give each contract an order of its own, so that they run one after the other" };
        var hub = new Option<FileInfo?>("--hub") { Description = "The hub's eventhos.dll; default: the one built with this program" };
        var settings = new Option<string[]>("--set") { Description = "NAME=VALUE for the hub's environment; may be repeated", DefaultValueFactory = _ => [] };
        var postgres = new Option<string?>("--postgres")
        {
            Description = "A connection string: instead of the probe, measure the hub on SQLite, on PostgreSQL and as two nodes, in databases that are made there and dropped",
        };
        var viewers = new Option<int>("--viewers")
        {
            Description = "Instead of the probe, measure the hub without and with so many open pages of the event log, live",
        };
        settings.Validators.Add(result =>
        {
            foreach (var token in result.Tokens.Where(token => token.Value.IndexOf('=', StringComparison.Ordinal) < 1))
            {
                result.AddError($"--set wants NAME=VALUE, not {token.Value}.");
            }
        });

        var command = new Command("load", "Load probe and hub in turns and compare them.") { longLived, group, hub, settings, postgres, viewers };
        var set = new LoadOptionSet(command);
        command.SetAction((parsed, cancellation) =>
        {
            var options = set.Read(parsed) with
            {
                LongLived = parsed.GetValue(longLived),
                Group = parsed.GetValue(group),
                Hub = parsed.GetValue(hub),
                Postgres = parsed.GetValue(postgres),
                Viewers = parsed.GetValue(viewers),
                Settings = parsed.GetValue(settings)!
                    .Select(setting => setting.Split('=', 2))
                    .ToDictionary(setting => setting[0], setting => setting[1], StringComparer.Ordinal),
            };
            var tokenLength = new TokenLength();
            return BenchmarkRun.ExecuteAsync(
                options,
                options.Viewers > 0
                    ? [new HubTarget(options, tokenLength), new ViewedTarget(options, tokenLength)]
                    : options.Postgres is null
                    ? [new LimitTarget(options, tokenLength), new HubTarget(options, tokenLength)]
                    : [new HubTarget(options, tokenLength), new PostgresTarget(options, tokenLength, nodes: 1), new PostgresTarget(options, tokenLength, nodes: 2)],
                cancellation);
        });
        return command;
    }
}
