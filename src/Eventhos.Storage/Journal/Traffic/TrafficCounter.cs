using Eventhos.Storage.Journal.Counts;

namespace Eventhos.Storage.Journal.Traffic;

/// <summary>
/// Counts the traffic of spans that are over, the short ones first, so that the longer ones are added up from them. It shares turn, notes and rules with
/// the counts of the log: see <see cref="ICountingTurn"/>.
/// </summary>
internal sealed class TrafficCounter(TimeProvider time)
{
    // At once, so that no single piece of work is long.
    private const long MostEvents = 20_000;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    /// <summary>A pass over what lies before a watched moment; it ends after about a second. True when nothing is left to count.</summary>
    public async Task<bool> CountAsync(ICountingTurn turn, long until, CancellationToken cancellationToken)
    {
        var began = time.GetTimestamp();
        foreach (var length in TrafficLengths.All.Reverse())
        {
            var range = new TimeRange(SpanLengths.StartOf(until - TrafficLengths.Reach(length), length), SpanLengths.StartOf(until, length));
            if (!await CountEachAsync(turn, length, range, began, cancellationToken))
            {
                return false;
            }

            await turn.ForgetTrafficAsync(length, until - TrafficLengths.Kept(length));
        }

        return true;
    }

    private async Task<bool> CountEachAsync(ICountingTurn turn, long length, TimeRange range, long began, CancellationToken cancellationToken)
    {
        IReadOnlyList<long> starts;
        await using (var snapshot = await turn.SnapshotAsync())
        {
            starts = await snapshot.Traffic.UncountedAsync(length, range);
        }

        foreach (var start in starts)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (time.GetElapsedTime(began) > Patience || !await CountAsync(turn, length, start, began, cancellationToken))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Counts a span; false when there was no time left to.</summary>
    private async Task<bool> CountAsync(ICountingTurn turn, long length, long start, long began, CancellationToken cancellationToken)
    {
        var span = new TimeRange(start, start + length);
        if (await AddUpAsync(turn, length, span))
        {
            return true;
        }

        // Too much at once: first what it is divided into. What changes all the time is left to the next pass.
        if (!await CountEachAsync(turn, TrafficLengths.All.First(shorter => shorter < length), span, began, cancellationToken))
        {
            return false;
        }

        await AddUpAsync(turn, length, span);
        return true;
    }

    /// <summary>Counts a span out of what is stored of it and the events between; false when those are too many.</summary>
    private static async Task<bool> AddUpAsync(ICountingTurn turn, long length, TimeRange span)
    {
        var detail = new TrafficDetail();
        await using (var snapshot = await turn.SnapshotAsync())
        {
            if ((await snapshot.ChangedAsync(span)).Count > 0)
            {
                // Its count would not hold.
                return true;
            }

            var cover = await LogCover.OfAsync(
                snapshot.Traffic, [span], TrafficLengths.All.Where(shorter => shorter < length), withDetail: true, isUsable: static _ => true);
            if (length > TrafficLengths.TenSeconds && await snapshot.Traffic.CountAsync(cover.Gaps, MostEvents) == MostEvents)
            {
                return false;
            }

            foreach (var stored in cover.Spans)
            {
                detail.Decode(stored.Detail);
            }

            foreach (var part in await snapshot.Traffic.ReadAsync(cover.Gaps, length))
            {
                detail.Add(part.Detail);
            }
        }

        if (detail.Received > 0)
        {
            await turn.StoreTrafficAsync([new CountedSpan(length, span.From, detail.Received, detail.Encode())]);
        }

        return true;
    }
}
