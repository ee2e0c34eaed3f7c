using System.CommandLine;
using Eventhos.Bench.Drive;
using Eventhos.Bench.Run;

namespace Eventhos.Bench.Commands;

/// <summary>The options that loading the probe and loading the hub have in common, each with its bounds.</summary>
internal sealed class LoadOptionSet
{
    private readonly Option<int> _connections = Number("--connections", "Connections, each with one request at a time", 64, 1, 1000);
    private readonly Option<int> _seconds = Number("--seconds", "How long to load", 15, 1, 3600);
    private readonly Option<int> _warmup = Number("--warmup", "Seconds of load before, not measured", 3, 0, 600);
    private readonly Option<int> _contracts = Number("--contracts", "Contracts of the event: deliveries of each event", 1, 1, 100);
    private readonly Option<int> _body = Number("--body", "Bytes of each event's body", 300, RequestBytes.ShortestBody, 1_000_000);
    private readonly Option<int> _rounds = Number("--rounds", "How often to measure", 3, 1, 100);
    private readonly Option<int> _drain = Number("--drain-timeout", "Seconds without a delivery after which the rest counts as missing", 30, 1, 3600);
    private readonly Option<long?> _events = new("--events") { Description = "Send exactly so many events instead of for a time" };
    private readonly Option<FileInfo?> _json = new("--json") { Description = "Also write the figures to this file" };
    private readonly Option<DirectoryInfo?> _work = new("--work") { Description = "Where to put data folders; default: the temporary folder" };
    private readonly Option<bool> _keep = new("--keep") { Description = "Keep the data folders and logs" };

    public LoadOptionSet(Command command)
    {
        _events.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<long?>() is < 1 or > 50_000_000)
            {
                result.AddError("--events must be between 1 and 50000000.");
            }
        });
        foreach (Option option in (Option[])[_connections, _seconds, _warmup, _contracts, _body, _rounds, _drain, _events, _json, _work, _keep])
        {
            command.Options.Add(option);
        }
    }

    public LoadOptions Read(ParseResult parsed) => new()
    {
        Connections = parsed.GetValue(_connections),
        Seconds = parsed.GetValue(_seconds),
        Warmup = parsed.GetValue(_warmup),
        Contracts = parsed.GetValue(_contracts),
        Body = parsed.GetValue(_body),
        Rounds = parsed.GetValue(_rounds),
        Events = parsed.GetValue(_events),
        DrainTimeout = parsed.GetValue(_drain),
        Json = parsed.GetValue(_json),
        Work = parsed.GetValue(_work),
        Keep = parsed.GetValue(_keep),
    };

    private static Option<int> Number(string name, string description, int standard, int least, int most)
    {
        var option = new Option<int>(name) { Description = description, DefaultValueFactory = _ => standard };
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is var value && (value < least || value > most))
            {
                result.AddError($"{name} must be between {least} and {most}.");
            }
        });
        return option;
    }
}
