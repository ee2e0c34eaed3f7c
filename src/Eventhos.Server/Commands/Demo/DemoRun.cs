using System.Security.Cryptography;
using Eventhos.Server.Commands.Demo.Consumers;
using Eventhos.Server.Commands.Demo.Hub;
using Eventhos.Server.Commands.Demo.Log;
using Eventhos.Server.Commands.Demo.Producers;
using Eventhos.Server.Commands.Demo.Report;

namespace Eventhos.Server.Commands.Demo;

/// <summary>
/// The demo, start to end.
/// <para>1 open      a hub, the consumers' servers, the samples.</para>
/// <para>2 register  systems, events, actions, contracts, through the API.</para>
/// <para>3 send      every sample, several times; then wait until every execution has ended.</para>
/// <para>4 read      the event log and the consumers' records, and hold them against each other.</para>
/// <para>5 tell      the table, what was seen, and how to ask on.</para>
/// </summary>
internal sealed class DemoRun
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly DemoOptions _options;
    private readonly DemoScreen _screen;
    private readonly TimeProvider _time;

    /// <summary>With what the command line asked for.</summary>
    public DemoRun(DemoOptions options, DemoScreen screen, TimeProvider time)
    {
        _options = options;
        _screen = screen;
        _time = time;
    }

    /// <summary>Runs.</summary>
    /// <exception cref="DemoException">It can't go on.</exception>
    public async Task<DemoOutcome> RunAsync(CancellationToken cancellationToken)
    {
        // 1 open
        var samples = await Sample.ReadAllAsync(cancellationToken);
        await using var consumers = await ConsumerSet.StartAsync(_time, cancellationToken);
        await using var hub = await DemoHub.OpenAsync(_options, cancellationToken);
        using var api = await HubApi.SignInAsync(hub.Address, hub.Credentials, cancellationToken);

        // 2 register
        await _screen.WriteAsync(SetupText.Lines(hub, samples.Count));
        var run = RandomNumberGenerator.GetHexString(6, lowercase: true);
        var registration = await new Registrar(api, consumers, run, cancellationToken).RegisterAsync();

        // 3 send, 4 read
        var evidence = await SendAsync(hub, api, registration, consumers, samples, cancellationToken);
        var outcome = new DemoOutcome(ContractFigures.From(evidence), DemoChecks.Faults(evidence));

        // 5 tell
        await _screen.WriteAsync(["", .. FiguresTable.Lines(outcome.Figures), ""]);
        await _screen.WriteAsync(outcome.Faults.Count == 0
            ? Explanation.Lines(evidence, consumers)
            : ["Not all is as it should be:", .. outcome.Faults.Select(fault => "- " + fault)]);
        await TellHowToAskOnAsync(hub, evidence, run, cancellationToken);
        return outcome;
    }

    private async Task<DemoEvidence> SendAsync(
        DemoHub hub, HubApi api, Registration registration, ConsumerSet consumers, IReadOnlyList<Sample> samples, CancellationToken cancellationToken)
    {
        var log = new EventLogReader(api, registration, _time);
        using var sender = new EventSender(hub.Address, registration, consumers.Signature);
        var sending = SendAndWaitAsync();
        await _screen.WriteAsync("");
        await _screen.ShowAsync(sending, Progress, _time);
        return new DemoEvidence(sender.Sent, await log.ReadAsync(cancellationToken), consumers.Receipts(), await sending);

        async Task<int> SendAndWaitAsync()
        {
            await sender.SendAsync(samples, _options.Rounds, _options.Concurrency, cancellationToken);
            return await log.WaitUntilEndedAsync(Patience, cancellationToken);
        }

        string Progress() =>
            $"Sent {sender.Sent.Count} of {samples.Count * _options.Rounds} events; requests at the consumers: "
            + string.Join(", ", consumers.Receivers.Select(receiver => $"{receiver.Name} {receiver.Arrived}"));
    }

    private async Task TellHowToAskOnAsync(DemoHub hub, DemoEvidence evidence, string run, CancellationToken cancellationToken)
    {
        await _screen.WriteAsync("");
        if (hub.IsOwn && !_options.Keep)
        {
            await _screen.WriteAsync(
                "This hub is gone now. To look around in one, with curl commands for its event log:",
                "  eventhos demo --keep");
            return;
        }

        await _screen.WriteAsync(
            hub.IsOwn
                ? $"The hub stays at {hub.Origin}, user {hub.Credentials.User}, password {hub.Credentials.Password}. Ask its event log:"
                : $"What was registered stays in the hub, as systems of \"eventhos demo, run {run}\". Ask its event log:");
        await _screen.WriteAsync(CurlCommands.Lines(hub, _options, evidence));
        if (_options.Keep)
        {
            await _screen.WriteAsync("", "Ctrl-C stops the demo" + (hub.IsOwn ? " and deletes its hub." : "'s consumers; the hub runs on."));
            await Task.Delay(Timeout.InfiniteTimeSpan, _time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
