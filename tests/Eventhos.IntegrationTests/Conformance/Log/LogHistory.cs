using Eventhos.Engine.Journal;
using Eventhos.Engine.Model;
using Eventhos.Storage.Journal;

namespace Eventhos.IntegrationTests.Conformance.Log;

/// <summary>What happened to a log, by chance of a seed, and what it should therefore hold.</summary>
internal sealed class LogHistory
{
    private readonly StoreSession _session;
    private readonly TestCatalog _catalog;
    private readonly Samples _sample;
    private readonly Random _random;
    private readonly List<(Execution Execution, string State)> _executions = [];
    private readonly List<ReceivedEvent> _events = [];

    public LogHistory(StoreSession session, TestCatalog catalog, Samples sample, int seed)
    {
        _session = session;
        _catalog = catalog;
        _sample = sample;
        _random = new Random(seed);
    }

    /// <summary>Stores events at chance moments between two, some of them close together.</summary>
    public async Task AppendAsync(int events, DateTimeOffset from, DateTimeOffset before)
    {
        var crowds = Enumerable.Range(0, 3).Select(_ => Moment(from, before)).ToList();
        var appends = new List<Task>();
        for (var i = 0; i < events; i++)
        {
            var at = _random.Next(3) > 0 ? Later(crowds[_random.Next(crowds.Count)], before, _random.Next(4) == 0 ? 2_000_000 : 3_000) : Moment(from, before);
            var received = _sample.Event(type: _random.Next(3), system: _random.Next(2), at: at);
            var executions = Enumerable.Range(0, _random.Next(4))
                .Select(_ => _sample.Execution(received, Pick(ExecutionState.Running, ExecutionState.Running, ExecutionState.Running, ExecutionState.Ready, ExecutionState.Skipped)))
                .ToList();
            _events.Add(received);
            _executions.AddRange(executions.Select(execution => (execution, execution.State.Word())));
            appends.Add(_session.Journal.AppendAsync(received, executions));
        }

        await Task.WhenAll(appends);
    }

    /// <summary>Settles some of what runs, and aborts or retries some of what failed.</summary>
    public async Task GoOnAsync(int steps)
    {
        var changes = new List<Task>();
        foreach (var index in Enumerable.Range(0, _executions.Count).OrderBy(_ => _random.Next()).Take(steps).ToList())
        {
            var (execution, state) = _executions[index];
            switch (state)
            {
                case "running":
                    ExecutionTransition transition = _random.Next(4) switch
                    {
                        0 => new ExecutionTransition.GaveUp(),
                        1 => new ExecutionTransition.Retry(execution.Event.ReceivedAt.AddHours(1)),
                        _ => new ExecutionTransition.Processed(),
                    };
                    changes.Add(_session.Journal.SettleAsync(_sample.Settlement(execution, transition)));
                    _executions[index] = (execution, transition.To.Word());
                    break;
                case "error" when _random.Next(2) == 0:
                    Assert.True(await _session.Journal.AbortAsync(execution.Id));
                    _executions[index] = (execution, "aborted");
                    break;
                case "error":
                    var retry = _sample.Retry(execution);
                    Assert.Equal(RetryVerdict.Retried, await _session.Journal.RetryAsync(retry));
                    _executions[index] = (execution, EventLogFilter.Retried);
                    _events.Add(retry.Received);
                    _executions.Add((retry.Execution, "running"));
                    break;
            }
        }

        await Task.WhenAll(changes);
    }

    /// <summary>A filter by chance, every kind of it combined with every other.</summary>
    public EventLogFilter Ask(DateTimeOffset from, DateTimeOffset before)
    {
        var size = Pick(1, 7, 20, 200);
        var filter = new EventLogFilter
        {
            PageIndex = 0,
            ItemsPerPage = size,
            Descending = _random.Next(2) == 0,
            SystemId = _random.Next(3) == 0 ? _catalog.Systems[_random.Next(2)] : null,
            EventTypeId = _random.Next(6) == 0 ? _catalog.EventTypes[_random.Next(3)] : null,
            ContractId = _random.Next(6) == 0 ? _catalog.Contracts[_random.Next(2)] : null,
            ConsumerId = _random.Next(8) == 0 ? _catalog.Systems[_random.Next(2)] : null,
            IdentifierPart = Pick(null, null, null, "customer.", "Order", "deleted", "nothing"),
            From = _random.Next(3) == 0 ? Moment(from, before) : null,
            Before = _random.Next(3) == 0 ? Moment(from, before) : null,
            States = Pick<string[]>(
                [], [], ["processed"], ["error"], ["aborted"], [EventLogFilter.Retried], ["skipped"], ["waiting", "ready", "running", "retrying"], ["ready"], ["retrying", "error"],
                ["error", "aborted"], ["processed", EventLogFilter.Retried], ["running", "processed", "skipped"]),
        };
        if (_random.Next(3) == 0)
        {
            // Where an event is, or just beside it.
            var at = _events[_random.Next(_events.Count)];
            var place = LogPlace.Of(at.ReceivedAt.AddMilliseconds(Pick(0, 0, 1)), at.Id + Pick(0, 0, 1));
            return Pick(filter with { OlderThan = place }, filter with { NewerThan = place }, filter with { OlderThan = place, NewerThan = new LogPlace(place.ReceivedAt - 50_000_000, 1) });
        }

        var matches = Matches(filter).Count();
        return filter with { PageIndex = Pick(0, matches / size, matches / size / 2, _random.Next((matches / size) + 2)) };
    }

    /// <summary>What the log should answer: the ids of the page, and how many match in all.</summary>
    public (IReadOnlyList<long> Ids, long Total) Answer(EventLogFilter filter)
    {
        var sorted = Matches(filter).OrderBy(received => received.ReceivedAt).ThenBy(received => received.Id).ToList();
        var total = sorted.Count;
        if (filter.OlderThan is not null || filter.NewerThan is not null)
        {
            var beside = sorted.Where(received => IsBeside(filter, received)).Select(received => received.Id).ToList();
            var nearest = filter.OlderThan is null || (filter.NewerThan is not null && !filter.Descending) ? beside.Take(filter.ItemsPerPage) : beside.TakeLast(filter.ItemsPerPage);
            return ([.. filter.Descending ? nearest.Reverse() : nearest], total);
        }

        var ascending = sorted.Select(received => received.Id).ToList();
        var ordered = filter.Descending ? ascending.AsEnumerable().Reverse() : ascending;
        return ([.. ordered.Skip(filter.PageIndex * filter.ItemsPerPage).Take(filter.ItemsPerPage)], total);
    }

    private IEnumerable<ReceivedEvent> Matches(EventLogFilter filter)
    {
        var narrow = filter.States.Count > 0 || filter.ContractId is not null || filter.ConsumerId is not null;
        var having = _executions
            .Where(pair => (filter.States.Count == 0 || filter.States.Contains(pair.State)) && (filter.ContractId is null || pair.Execution.ContractId == filter.ContractId))
            .Where(pair => filter.ConsumerId is null || filter.ConsumerId == _catalog.Systems[1])
            .Select(pair => pair.Execution.Event.Id)
            .ToHashSet();

        // All contracts are on the first kind of event.
        var type = filter.ContractId is null && filter.ConsumerId is null ? null : (long?)_catalog.EventTypes[0];
        return _events.Where(received =>
            (filter.SystemId is null || received.SystemId == filter.SystemId)
            && (filter.IdentifierPart is null || received.Identifier.Contains(filter.IdentifierPart, StringComparison.OrdinalIgnoreCase))
            && (filter.From is null || received.ReceivedAt >= filter.From)
            && (filter.Before is null || received.ReceivedAt < filter.Before)
            && (filter.EventTypeId is null || received.EventTypeId == filter.EventTypeId)
            && (type is null || received.EventTypeId == type)
            && (!narrow || having.Contains(received.Id)));
    }

    private static bool IsBeside(EventLogFilter filter, ReceivedEvent received)
    {
        var place = (received.ReceivedAt.ToUnixTimeMilliseconds(), received.Id);
        return (filter.OlderThan is not { } older || place.CompareTo((older.ReceivedAt, older.Id)) < 0)
            && (filter.NewerThan is not { } newer || place.CompareTo((newer.ReceivedAt, newer.Id)) > 0);
    }

    private DateTimeOffset Moment(DateTimeOffset from, DateTimeOffset before) => from.AddMilliseconds(_random.NextInt64((long)(before - from).TotalMilliseconds));

    private DateTimeOffset Later(DateTimeOffset at, DateTimeOffset before, int milliseconds)
    {
        var later = at.AddMilliseconds(_random.Next(milliseconds));
        return later < before ? later : at;
    }

    private T Pick<T>(params T[] choices) => choices[_random.Next(choices.Length)];
}
