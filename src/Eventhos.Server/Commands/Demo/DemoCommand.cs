using System.CommandLine;

namespace Eventhos.Server.Commands.Demo;

/// <summary><c>eventhos demo</c>: shows the hub at work with real events.</summary>
internal static class DemoCommand
{
    private static readonly Option<Uri?> Hub = new("--hub")
    {
        Description = "A running hub, e.g. http://localhost:2109 (default: one that the demo starts in a temporary folder)",
        CustomParser = result => AddressOf(result.Tokens[0].Value, result),
    };

    private static readonly Option<string?> Data = new("--data") { Description = "The running hub's data folder, for its first credentials" };

    private static readonly Option<string?> User = new("--user") { Description = "A user of the running hub who may set everything up" };

    private static readonly Option<string?> Password = new("--password") { Description = "The user's password" };

    private static readonly Option<int> Rounds = new("--rounds") { Description = "How often every sample is sent", DefaultValueFactory = _ => 5 };

    private static readonly Option<bool> Keep = new("--keep") { Description = "Keep the hub running after the run, until Ctrl-C" };

    /// <summary>The command.</summary>
    public static Command Create()
    {
        Rounds.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 1 or > 1000)
            {
                result.AddError("--rounds must be from 1 to 1000.");
            }
        });
        var command = new Command("demo", "Show the hub at work: real events through contracts to consumers, with figures") { Hub, Data, User, Password, Rounds, Keep };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult result, CancellationToken cancellationToken)
    {
        var options = new DemoOptions
        {
            Hub = result.GetValue(Hub),
            DataFolder = result.GetValue(Data),
            User = result.GetValue(User),
            Password = result.GetValue(Password),
            Rounds = result.GetValue(Rounds),
            Keep = result.GetValue(Keep),
        };
        try
        {
            return (await new DemoRun(options, DemoScreen.Console(), TimeProvider.System).RunAsync(cancellationToken)).ExitCode;
        }
        catch (DemoException e)
        {
            await Console.Error.WriteLineAsync($"The demo can't go on. {e.Message}");
            return 1;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await Console.Error.WriteLineAsync("The demo was stopped before its end.");
            return 1;
        }
    }

    private static Uri? AddressOf(string text, System.CommandLine.Parsing.ArgumentResult result)
    {
        if (Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https")
        {
            return address;
        }

        result.AddError($"--hub is \"{text}\", but an address looks like http://localhost:2109.");
        return null;
    }
}
