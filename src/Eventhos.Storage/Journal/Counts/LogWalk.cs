namespace Eventhos.Storage.Journal.Counts;

/// <summary>
/// Counts what matches and finds a page of it, from stored counts where they hold and from events for the rest: what it costs depends on the rest and
/// the page, not on how many events there are.
/// </summary>
internal sealed class LogWalk
{
    private readonly ILogRows _rows;
    private readonly LogMatch _match;
    private List<LogSegment> _segments = [];

    private LogWalk(ILogRows rows, LogMatch match)
    {
        _rows = rows;
        _match = match;
    }

    /// <summary>How many match.</summary>
    public long Total { get; private set; }

    /// <summary>Counts what matches in a range of time.</summary>
    public static async Task<LogWalk> CountAsync(ILogRows rows, LogMatch match, TimeRange range)
    {
        var walk = new LogWalk(rows, match);
        if (range.Length > 0)
        {
            walk._segments = await walk.SegmentsAsync([range], SpanLengths.All, expected: null);
            walk.Total = walk._segments.Sum(segment => segment.Matches);
        }

        return walk;
    }

    /// <summary>A page of what matches, looked for from the nearer end.</summary>
    public async Task<IReadOnlyList<LogKey>> PageAsync(long skip, long take, bool descending)
    {
        take = Math.Min(take, Total - skip);
        if (take <= 0)
        {
            return [];
        }

        var fromTheEnd = skip > Total / 2;
        var ascending = descending == fromTheEnd;
        if (fromTheEnd)
        {
            skip = Total - skip - take;
        }

        List<LogSegment> segments = [.. _segments];
        if (!ascending)
        {
            segments.Reverse();
        }

        foreach (var length in SpanLengths.Below(SpanLengths.Day))
        {
            (segments, skip) = Narrow(segments, skip, take);
            segments = await DivideAsync(segments, length, ascending);
        }

        (segments, skip) = Narrow(segments, skip, take);
        var page = await ReadAsync(segments, ascending, skip, take);
        if (fromTheEnd)
        {
            page.Reverse();
        }

        return page;
    }

    /// <summary>The segments that the page's events lie in, and how many to pass over in the first.</summary>
    private static (List<LogSegment> Segments, long Skip) Narrow(List<LogSegment> segments, long skip, long take)
    {
        var narrow = new List<LogSegment>();
        var before = 0L;
        foreach (var segment in segments.Where(segment => segment.Matches > 0))
        {
            if (narrow.Count == 0 && before + segment.Matches <= skip)
            {
                before += segment.Matches;
            }
            else if (narrow.Count == 0)
            {
                skip -= before;
                before = segment.Matches;
                narrow.Add(segment);
            }
            else if (before < skip + take)
            {
                before += segment.Matches;
                narrow.Add(segment);
            }
        }

        return (narrow, skip);
    }

    private async Task<List<LogSegment>> DivideAsync(List<LogSegment> segments, long length, bool ascending)
    {
        var whole = segments.Where(segment => segment.Dividable?.Length > length).ToList();
        if (whole.Count == 0)
        {
            return segments;
        }

        var parts = await SegmentsAsync(
            [.. whole.Select(segment => segment.Range).OrderBy(range => range.From)], [length], expected: whole.Sum(segment => segment.Matches));
        var all = segments.Except(whole).Concat(parts).OrderBy(segment => segment.Range.From).ToList();
        if (!ascending)
        {
            all.Reverse();
        }

        return all;
    }

    /// <summary>Reads a page out of segments in their order. Those whose matches are known by id are looked up together.</summary>
    private async Task<List<LogKey>> ReadAsync(List<LogSegment> segments, bool ascending, long skip, long take)
    {
        var ids = segments.Where(segment => segment.Ids is not null).SelectMany(segment => segment.Ids!.Select(id => (id, segment.Range))).ToList();
        var known = ids.Count == 0 ? [] : await _rows.FindAsync(ids);
        var page = new List<LogKey>();
        for (var i = 0; i < segments.Count && page.Count < take; i++)
        {
            var range = segments[i].Range;
            if (segments[i].Ids is not null)
            {
                var keys = known.Where(key => key.ReceivedAt >= range.From && key.ReceivedAt < range.Before).OrderBy(key => (key.ReceivedAt, key.Id));
                page.AddRange((ascending ? keys : keys.Reverse()).Skip((int)skip).Take((int)(take - page.Count)));
            }
            else
            {
                for (; i + 1 < segments.Count && segments[i + 1].Ids is null && Adjoin(range, segments[i + 1].Range); i++)
                {
                    var next = segments[i + 1].Range;
                    range = new TimeRange(Math.Min(range.From, next.From), Math.Max(range.Before, next.Before));
                }

                page.AddRange(await _rows.FirstAsync(range, ascending, skip, take - page.Count));
            }

            // Nothing but the first is passed over.
            skip = 0;
        }

        return page;
    }

    private static bool Adjoin(TimeRange one, TimeRange other) => one.Before == other.From || other.Before == one.From;

    /// <param name="ranges">Which ranges, in the order of time.</param>
    /// <param name="lengths">Of which spans to make them up.</param>
    /// <param name="expected">How many match in them, where that is known.</param>
    private async Task<List<LogSegment>> SegmentsAsync(IReadOnlyList<TimeRange> ranges, IReadOnlyList<long> lengths, long? expected)
    {
        var matches = new Dictionary<CountedSpan, (long Count, IReadOnlyList<long>? Ids)>(ReferenceEqualityComparer.Instance);
        var cover = await LogCover.OfAsync(_rows, ranges, lengths, _match.NeedsDetail, span =>
        {
            if (_match.In(span) is not { } found)
            {
                return false;
            }

            matches.Add(span, found);
            return true;
        });
        var isAll = cover.Gaps.Count == 0 || matches.Values.Sum(found => found.Count) == expected;
        IReadOnlyList<long> inGaps = isAll ? new long[cover.Gaps.Count] : await _rows.CountAsync(cover.Gaps);
        return
        [
            .. cover.Spans.Select(span => LogSegment.Of(span, matches[span]))
                .Concat(cover.Gaps.Zip(inGaps, (gap, count) => new LogSegment(gap, count, Ids: null, Dividable: null)))
                .OrderBy(segment => segment.Range.From),
        ];
    }
}
