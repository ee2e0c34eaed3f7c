using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;
using Eventhos.Server.Commands.Demo.Hub;
using Eventhos.Server.Commands.Demo.Scenario;

namespace Eventhos.Server.Commands.Demo.Log;

/// <summary>Reads from the hub's event log what became of this run's events.</summary>
internal sealed class EventLogReader
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    private readonly HubApi _api;
    private readonly Registration _registration;
    private readonly TimeProvider _time;

    /// <summary>Through <paramref name="api"/>.</summary>
    public EventLogReader(HubApi api, Registration registration, TimeProvider time)
    {
        _api = api;
        _registration = registration;
        _time = time;
    }

    /// <summary>Waits until no execution of the run is under way.</summary>
    /// <returns>How many received events still have one when <paramref name="patience"/> is over.</returns>
    public async Task<int> WaitUntilEndedAsync(TimeSpan patience, CancellationToken cancellationToken)
    {
        var start = _time.GetTimestamp();
        while (true)
        {
            var open = 0;

            // Replies come last in the list of events: once their origins have ended, all replies are there.
            foreach (var identifier in _registration.Events.Values)
            {
                open += (await ListAsync(identifier, cancellationToken)).Count(item => item["state"]!.AsArray().Any(state => (string?)state == "processing"));
            }

            if (open == 0 || _time.GetElapsedTime(start) > patience)
            {
                return open;
            }

            await Task.Delay(Pause, _time, cancellationToken);
        }
    }

    /// <summary>Every received event of the run with its executions.</summary>
    public async Task<IReadOnlyList<LoggedEvent>> ReadAsync(CancellationToken cancellationToken)
    {
        var events = new ConcurrentBag<LoggedEvent>();
        foreach (var (type, identifier) in _registration.Events)
        {
            await Parallel.ForEachAsync(
                await ListAsync(identifier, cancellationToken),
                new ParallelOptions { MaxDegreeOfParallelism = 4, CancellationToken = cancellationToken },
                async (item, cancellation) => events.Add(await ReadAsync(type, item.Number("id"), cancellation)));
        }

        return [.. events.OrderBy(logged => logged.Id)];
    }

    private Task<IReadOnlyList<JsonNode>> ListAsync(string identifier, CancellationToken cancellationToken) =>
        _api.ListAsync($"/event/received?eventIdentifierSearch={Uri.EscapeDataString(identifier)}", cancellationToken);

    private async Task<LoggedEvent> ReadAsync(DemoEvent type, long id, CancellationToken cancellationToken)
    {
        var content = await _api.GetAsync($"/event/received/{id}", cancellationToken);
        var received = content["receivedEvent"]!;
        var executions = new List<LoggedExecution>();
        foreach (var row in content["executedEventContracts"]!.AsArray())
        {
            executions.Add(await ReadExecutionAsync(row!, cancellationToken));
        }

        var at = DateTimeOffset.Parse(received.Text("received_at"), CultureInfo.InvariantCulture);
        return new LoggedEvent(id, type, at, (long?)received["reply"]?["executionDetailId"], executions);
    }

    private async Task<LoggedExecution> ReadExecutionAsync(JsonNode row, CancellationToken cancellationToken)
    {
        var id = row.Number("detailId");
        var detail = await _api.GetAsync($"/event/received/execution-detail/{id}", cancellationToken);
        return new LoggedExecution(
            id,
            _registration.Contracts.GetValueOrDefault(row.Number("contractId")),
            detail.Text("state"),
            detail.Number("tries"),
            (string?)detail["request"]?["headers"]?["webhook-id"],
            (string?)detail["reason"]);
    }
}
