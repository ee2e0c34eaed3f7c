namespace Eventhos.Storage.Journal.Counts;

/// <summary>What a filter of the log asks of an event, apart from its time.</summary>
internal sealed class LogMatch
{
    private readonly long? _systemId;
    private readonly HashSet<long>? _eventTypes;
    private readonly bool _anyState;
    private readonly int _sure;
    private readonly int _perhaps;
    private readonly bool _isLoose;

    /// <param name="filter">The filter.</param>
    /// <param name="eventTypes">The event types that its part of an identifier means; null where it has none.</param>
    public LogMatch(EventLogFilter filter, IReadOnlyList<long>? eventTypes)
    {
        _systemId = filter.SystemId;
        _eventTypes = eventTypes?.ToHashSet();
        _isLoose = filter.ContractId is not null || filter.ConsumerId is not null;
        _anyState = filter.States.Count == 0;
        _sure = filter.States.Aggregate(0, (bits, word) => bits | StateBits.Of(word));

        // The four of them are counted as one; of fewer a count can only tell where there are none.
        var open = StateBits.OpenWords.Count(filter.States.Contains);
        if (open == StateBits.OpenWords.Count)
        {
            _sure |= StateBits.Open;
        }
        else if (open > 0)
        {
            _perhaps = StateBits.Open;
        }
    }

    /// <summary>False where the filter asks for more than is counted: counts tell how many may match, not how many do.</summary>
    public bool IsExact => !_isLoose;

    /// <summary>False when all events match.</summary>
    public bool NeedsDetail => _systemId is not null || _eventTypes is not null || !_anyState;

    /// <summary>How many events of a span match (at most, where it is not exact), and which ones, where that is kept; null when its count does not tell.</summary>
    public (long Count, IReadOnlyList<long>? Ids)? In(CountedSpan span)
    {
        if (!NeedsDetail)
        {
            return (span.Total, null);
        }

        var events = 0L;
        List<long>? ids = [];
        foreach (var entry in SpanDetail.Decode(span.Detail))
        {
            if ((_systemId is null || entry.SystemId == _systemId) && _eventTypes?.Contains(entry.EventTypeId) != false)
            {
                if (_anyState || (entry.States & _sure) != 0)
                {
                    events += entry.Events;
                    ids = entry.Ids is null ? null : ids;
                    ids?.AddRange(entry.Ids!);
                }
                else if ((entry.States & _perhaps) != 0)
                {
                    return null;
                }
            }
        }

        return (events, ids);
    }
}
