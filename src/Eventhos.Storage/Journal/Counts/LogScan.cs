namespace Eventhos.Storage.Journal.Counts;

/// <summary>
/// Finds the first that match from one end of a range on, without counting them: stored counts only tell where nothing can match. So it serves filters
/// that counts know nothing of, and places in the log, whose pages cost the same wherever they are.
/// </summary>
internal sealed class LogScan
{
    // A span with no more events than these is read rather than divided: some milliseconds.
    private const long FewEvents = 20_000;

    // Ids that are looked up together.
    private const int ManyIds = 500;

    private readonly ILogRows _rows;
    private readonly LogMatch _match;
    private readonly bool _ascending;
    private readonly long _take;
    private readonly List<LogKey> _keys = [];
    private readonly List<LogSegment> _listed = [];

    private LogScan(ILogRows rows, LogMatch match, bool ascending, long take)
    {
        _rows = rows;
        _match = match;
        _ascending = ascending;
        _take = take;
    }

    private bool IsDone => _keys.Count >= _take;

    /// <summary>The first of a range that match, in the order of time or against it.</summary>
    public static async Task<IReadOnlyList<LogKey>> FirstAsync(ILogRows rows, LogMatch match, TimeRange range, bool ascending, long take)
    {
        if (range.Length <= 0 || take <= 0)
        {
            return [];
        }

        if (!match.NeedsDetail)
        {
            return await rows.FirstAsync(range, ascending, 0, take);
        }

        var scan = new LogScan(rows, match, ascending, take);
        await scan.ReadAsync(range, SpanLengths.All);
        await scan.LookUpAsync();
        return scan._keys;
    }

    private async Task ReadAsync(TimeRange range, IEnumerable<long> lengths)
    {
        var found = new Dictionary<CountedSpan, (long Count, IReadOnlyList<long>? Ids)>(ReferenceEqualityComparer.Instance);
        var cover = await LogCover.OfAsync(_rows, [range], lengths, withDetail: true, span =>
        {
            var counted = _match.In(span);
            if (counted is not null)
            {
                found.Add(span, counted.Value);
            }

            return counted is not null;
        });
        var pieces = cover.Spans.Select(span => LogSegment.Of(span, found[span]))
            .Concat(cover.Gaps.Select(gap => new LogSegment(gap, Matches: 1, Ids: null, Dividable: null)))
            .Where(piece => piece.Matches > 0)
            .OrderBy(piece => piece.Range.From);
        foreach (var piece in _ascending ? pieces : pieces.Reverse())
        {
            if (IsDone)
            {
                return;
            }

            await ReadAsync(piece);
        }
    }

    private async Task ReadAsync(LogSegment piece)
    {
        if (piece.Ids is not null)
        {
            _listed.Add(piece);
            if (_listed.Sum(listed => listed.Ids!.Count) >= ManyIds)
            {
                await LookUpAsync();
            }

            return;
        }

        await LookUpAsync();
        if (IsDone)
        {
            return;
        }

        if (piece.Dividable is { Total: > FewEvents } span)
        {
            await ReadAsync(span.Range, SpanLengths.Below(span.Length));
        }
        else
        {
            _keys.AddRange(await _rows.FirstAsync(piece.Range, _ascending, 0, _take - _keys.Count));
        }
    }

    /// <summary>Those that are known by id, up to here.</summary>
    private async Task LookUpAsync()
    {
        if (_listed.Count == 0 || IsDone)
        {
            return;
        }

        var keys = (await _rows.FindAsync([.. _listed.SelectMany(piece => piece.Ids!.Select(id => (id, piece.Range)))])).OrderBy(key => (key.ReceivedAt, key.Id));
        _keys.AddRange((_ascending ? keys : keys.Reverse()).Take((int)Math.Min(_take - _keys.Count, int.MaxValue)));
        _listed.Clear();
    }
}
