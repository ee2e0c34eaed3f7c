using Npgsql;

namespace Eventhos.IntegrationTests.Nodes.FaultRun;

/// <summary>What became of everything, from the database, the consumer and the producers; and what is wrong with it.</summary>
internal sealed class Ledger
{
    // Between a request's start and its arrival, and between its answer and the end of its settle, on a busy machine.
    private static readonly TimeSpan Slack = TimeSpan.FromSeconds(3);

    private static readonly Dictionary<string, string[]> Contracts = new(StringComparer.Ordinal)
    {
        ["single"] = ["one"], ["ordered"] = ["first", "beside", "second", "third"], ["failing"] = ["refused"],
    };

    private readonly Load _load;
    private readonly IReadOnlyList<Delivery> _deliveries;
    private readonly IReadOnlyList<Fault> _faults;
    private readonly List<string> _wrong = [];
    private readonly Dictionary<string, int> _duplicates = new(StringComparer.Ordinal);
    private int _processed;
    private int _failed;
    private int _lost;

    public Ledger(Load load, IReadOnlyList<Delivery> deliveries, IReadOnlyList<Fault> faults)
    {
        _load = load;
        _deliveries = deliveries;
        _faults = faults;
    }

    /// <summary>Every breach, a sentence each.</summary>
    public IReadOnlyList<string> Wrong => _wrong;

    /// <summary>Looks at everything once all is settled.</summary>
    public async Task CloseAsync(NpgsqlConnection connection)
    {
        CheckStates(await StatesAsync(connection));
        CheckOrder();
        CheckDuplicates();
        CheckLeases(await LeaseHistory.ReadAsync(connection));
        _wrong.AddRange(_load.Odd.Select(odd => $"A producer was answered {odd}."));
    }

    /// <summary>The whole of it in a few lines.</summary>
    public override string ToString() => $"""
        faults       {string.Join(", ", _faults.GroupBy(fault => fault.Kind).OrderBy(kind => kind.Key, StringComparer.Ordinal).Select(kind => $"{kind.Key} {kind.Count()}"))}
        sent         {_load.Sent} events
        acknowledged {_load.Acknowledgements.Count}, refused with 503 {_load.Refused}, unanswered {_load.Unanswered}
        executions   processed {_processed}, visibly failed {_failed}
        requests     {_deliveries.Count}, duplicates {_duplicates.Values.Sum()}: {string.Join(", ", _duplicates.Select(cause => $"{cause.Key} {cause.Value}"))}
        lost         {_lost}
        """;

    private static async Task<ILookup<long, string>> StatesAsync(NpgsqlConnection connection)
    {
        await using var command = new NpgsqlCommand("SELECT r.id, coalesce(e.state, 'none') FROM received_events r LEFT JOIN executions e ON e.received_event_id = r.id", connection);
        await using var reader = await command.ExecuteReaderAsync();
        var states = new List<(long Event, string State)>();
        while (await reader.ReadAsync())
        {
            states.Add((reader.GetInt64(0), reader.GetString(1)));
        }

        return states.ToLookup(row => row.Event, row => row.State);
    }

    private void CheckStates(ILookup<long, string> states)
    {
        _processed = states.SelectMany(row => row).Count(state => state == "processed");
        _failed = states.SelectMany(row => row).Count(state => state == "error");
        var arrived = _deliveries.ToLookup(delivery => delivery.Seq, delivery => delivery.Contract);
        foreach (var (seq, (kind, id)) in _load.Acknowledgements)
        {
            var expected = kind == "failing" ? "error" : "processed";
            if (states[id].Count() != Contracts[kind].Length || states[id].Any(state => state != expected) || Contracts[kind].Except(arrived[seq]).Any())
            {
                _lost++;
                _wrong.Add($"Event {id} ({kind}) is {string.Join(", ", states[id])}; it arrived at {string.Join(", ", arrived[seq])}.");
            }
        }
    }

    private void CheckOrder()
    {
        foreach (var deliveries in _deliveries.GroupBy(delivery => delivery.Seq))
        {
            DateTimeOffset Began(string contract) => deliveries.Where(delivery => delivery.Contract == contract).Select(delivery => delivery.Began).DefaultIfEmpty(DateTimeOffset.MaxValue).Min();
            DateTimeOffset Ended(string contract) => deliveries.Where(delivery => delivery.Contract == contract).Select(delivery => delivery.Ended).DefaultIfEmpty(DateTimeOffset.MinValue).Min();
            if (Began("second") < Ended("first") || Began("second") < Ended("beside") || Began("third") < Ended("second"))
            {
                _wrong.Add($"The order of event number {deliveries.Key} was not kept.");
            }
        }
    }

    private void CheckDuplicates()
    {
        foreach (var execution in _deliveries.GroupBy(delivery => delivery.WebhookId).Where(execution => execution.Count() > 1))
        {
            var earlier = execution.OrderBy(delivery => delivery.Began).ToList();
            foreach (var delivery in earlier.SkipLast(1))
            {
                var cause = Cause(delivery);
                if (cause is null)
                {
                    _wrong.Add($"{execution.Key} came again from nowhere: {string.Join(", ", earlier.Select(one => $"{one.Node} {one.Began:HH:mm:ss.fff}"))}.");
                }

                cause ??= "none";
                _duplicates[cause] = _duplicates.GetValueOrDefault(cause) + 1;
            }
        }
    }

    /// <summary>What was done to the sender while the request was under way or its outcome was not yet stored.</summary>
    private string? Cause(Delivery delivery) => _faults
        .Where(fault => fault.Node is null || delivery.Node is null || fault.Node == delivery.Node)
        .Where(fault => fault.Began <= End(delivery) && delivery.Began <= End(fault))
        .OrderBy(fault => fault.Node is null)
        .Select(fault => fault.Kind)
        .FirstOrDefault();

    private void CheckLeases(LeaseHistory history)
    {
        foreach (var delivery in _deliveries.Where(delivery => delivery.Node is not null))
        {
            // A request that its node had begun when it was stopped goes out when it is let go on: it is one that was in flight.
            var paused = _faults.Where(fault => fault.Kind == "paused" && fault.Node == delivery.Node && fault.Began <= delivery.Began && delivery.Began <= End(fault));
            var from = paused.Select(fault => fault.Began).Append(delivery.Began).Min() - Slack;
            if (!history.Held(delivery.Node!, delivery.ExecutionId, from, delivery.Began))
            {
                _wrong.Add($"{delivery.Node} sent {delivery.WebhookId} at {delivery.Began:HH:mm:ss.fff} without holding its lease.");
            }
        }
    }

    private static DateTimeOffset End(Fault fault) => fault.Ended == DateTimeOffset.MaxValue ? fault.Ended : fault.Ended + Slack;

    private static DateTimeOffset End(Delivery delivery) => delivery.Ended == DateTimeOffset.MaxValue ? delivery.Ended : delivery.Ended + Slack;
}
