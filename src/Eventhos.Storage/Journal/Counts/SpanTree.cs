namespace Eventhos.Storage.Journal.Counts;

/// <summary>Adds parts up to the spans that they lie in. A span that holds more than a few events is divided further, down to seconds.</summary>
internal sealed class SpanTree
{
    private readonly List<CountedSpan> _spans = [];
    private readonly List<CountedSpan> _undivided = [];
    private readonly List<long> _changed;

    /// <param name="changed">Seconds in which changes are noted, in order: nothing that holds one of them is worth keeping.</param>
    public SpanTree(IReadOnlyList<long> changed) => _changed = [.. changed];

    /// <summary>What is to be stored.</summary>
    public IReadOnlyList<CountedSpan> Spans => _spans;

    /// <summary>Those of it within which shorter spans were stored that need not be kept.</summary>
    public IReadOnlyList<CountedSpan> Undivided => _undivided;

    /// <summary>Parts that were just counted, one for each second with events.</summary>
    public static IEnumerable<SpanPart> PartsOf(IEnumerable<CountedEvent> events)
    {
        foreach (var second in events.GroupBy(counted => SpanLengths.StartOf(counted.ReceivedAt, SpanLengths.Second)))
        {
            var detail = new SpanDetail();
            detail.Add(second.Select(counted => new SpanEntry(counted.EventTypeId, counted.SystemId, counted.States, 1, [counted.Id])));
            yield return new SpanPart(SpanLengths.Second, second.Key, detail, IsStored: false);
        }
    }

    /// <summary>A part whose count is stored.</summary>
    public static SpanPart PartOf(CountedSpan span)
    {
        var detail = new SpanDetail();
        detail.Add(SpanDetail.Decode(span.Detail));
        return new SpanPart(span.Length, span.Start, detail, IsStored: true);
    }

    /// <summary>Adds the count of a span that holds at least so many events, and what it is divided into.</summary>
    /// <param name="length">The span's length.</param>
    /// <param name="start">Where it begins.</param>
    /// <param name="parts">All that is in it.</param>
    /// <param name="least">With fewer events it is not worth a count.</param>
    public void Add(long length, long start, IReadOnlyCollection<SpanPart> parts, long least)
    {
        var detail = new SpanDetail();
        foreach (var part in parts)
        {
            detail.Add(part.Detail.Entries);
        }

        if (detail.Total < least)
        {
            return;
        }

        var isDivided = length > SpanLengths.Second && detail.Total > SpanLengths.LeafEvents;
        var span = new CountedSpan(length, start, detail.Total, detail.Encode(withIds: !isDivided));
        if (!IsChanged(span.Range))
        {
            _spans.Add(span);
        }

        if (isDivided)
        {
            Divide(SpanLengths.Below(length).First(), parts);
        }
        else if (parts.Any(part => part.IsStored && part.Length < length) && !IsChanged(span.Range))
        {
            _undivided.Add(span);
        }
    }

    private void Divide(long shorter, IReadOnlyCollection<SpanPart> parts)
    {
        foreach (var within in parts.GroupBy(part => SpanLengths.StartOf(part.Start, shorter)))
        {
            if (!within.Any(part => part.IsStored && part.Length == shorter))
            {
                Add(shorter, within.Key, [.. within], least: 1);
            }
        }
    }

    private bool IsChanged(TimeRange range)
    {
        var index = _changed.BinarySearch(range.From);
        index = index < 0 ? ~index : index;
        return index < _changed.Count && _changed[index] < range.Before;
    }
}
