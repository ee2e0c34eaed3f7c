using System.CommandLine;
using Eventhos.Bench.AccessKey;

namespace Eventhos.Bench.Commands;

/// <summary><c>access-key</c>: what checking the access key adds to an answer.</summary>
internal static class AccessKeyCommand
{
    public static Command Create()
    {
        var events = new Option<int>("--events") { Description = "Events of each kind a round", DefaultValueFactory = _ => 5000 };
        var rounds = new Option<int>("--rounds") { Description = "How often to measure", DefaultValueFactory = _ => 5 };
        var command = new Command("access-key", "Measure the answer time of /event/send with and without the check of the access key, in turns.") { events, rounds };
        foreach (var (option, most) in new[] { (events, 1_000_000), (rounds, 100) })
        {
            option.Validators.Add(result =>
            {
                if (result.GetValueOrDefault<int>() is var value && (value < 1 || value > most))
                {
                    result.AddError($"{option.Name} must be between 1 and {most}.");
                }
            });
        }

        command.SetAction((parsed, cancellation) => AccessKeyRun.ExecuteAsync(parsed.GetValue(events), parsed.GetValue(rounds), cancellation));
        return command;
    }
}
