using System.CommandLine;

namespace Eventhos.Server.Commands.Migrate;

/// <summary><c>eventhos migrate</c>: moves everything of a hub to another storage.</summary>
internal static class MigrateCommand
{
    private static readonly Option<string> From = Storage("--from", "Where the hub's data is: sqlite:FOLDER, or a connection string of PostgreSQL (\"Host=…\")");

    private static readonly Option<string> To = Storage("--to", "Where it shall be: the other of the two, empty, or left unfinished by the same move");

    private static readonly Option<bool> Verify = new("--verify") { Description = "Change nothing: compare what is in both, before a hub was started on the target" };

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var command = new Command(
            "migrate",
            "Move everything from SQLite to PostgreSQL or back, while no hub runs on either; stopped or killed, it goes on when it is run again. Exit code 0 when both sides are equal, 1 when they differ, 2 when it could not finish")
        {
            From, To, Verify,
        };

        // The parser would repeat words that belong nowhere; a forgotten --to may leave a password there.
        command.TreatUnmatchedTokensAsErrors = false;
        command.Validators.Add(result =>
        {
            if (result.GetValue(From) is { } from && result.GetValue(To) is { } to
                && StorageAddress.Parse(from) is { } source && StorageAddress.Parse(to) is { } target && (source.Folder is null) == (target.Folder is null))
            {
                result.AddError("One of --from and --to must be sqlite:FOLDER and the other a connection string of PostgreSQL.");
            }
        });
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult result, CancellationToken cancellationToken)
    {
        var screen = new MoveScreen(result.InvocationConfiguration.Output, result.InvocationConfiguration.Error, TimeProvider.System);
        if (result.UnmatchedTokens.Count > 0)
        {
            screen.Error("There are words that belong to no option; a connection string must stand in quotes.");
            return MigrateRun.CouldNot;
        }

        var run = new MigrateRun(StorageAddress.Parse(result.GetValue(From)!)!, StorageAddress.Parse(result.GetValue(To)!)!, screen, TimeProvider.System);
        return await run.RunAsync(result.GetValue(Verify), cancellationToken);
    }

    private static Option<string> Storage(string name, string description)
    {
        var option = new Option<string>(name) { Description = description, Required = true };
        option.Validators.Add(result =>
        {
            // Not the text itself: there may be a password in it.
            if (result.GetValueOrDefault<string?>() is { } text && StorageAddress.Parse(text) is null)
            {
                result.AddError($"{name} is neither sqlite:FOLDER nor a connection string of PostgreSQL, which looks like \"Host=db.example.org;Database=eventhos;Username=eventhos;Password=…\".");
            }
        });
        return option;
    }
}
