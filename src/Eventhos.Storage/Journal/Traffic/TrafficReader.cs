using Eventhos.Storage.Journal.Counts;

namespace Eventhos.Storage.Journal.Traffic;

/// <summary>Adds traffic up from its counts; what they don't cover (the last seconds, and what just changed) is read from the rows, so it is exact.</summary>
public sealed class TrafficReader
{
    // Beyond the range that is asked for, contracts that fail are looked for in what is counted and in so many events that are not yet.
    private const long MostBeyond = 20_000;

    private readonly ITrafficSource _source;
    private readonly TimeProvider _time;

    internal TrafficReader(ITrafficSource source, TimeProvider time)
    {
        _source = source;
        _time = time;
    }

    /// <summary>The traffic of a range that ends now.</summary>
    public async Task<TrafficPicture> ReadAsync(TrafficRange range, CancellationToken cancellationToken)
    {
        await using var snapshot = await _source.OpenAsync(cancellationToken);
        var now = _time.GetUtcNow();
        var within = range.At(now);
        var buckets = await BucketsAsync(snapshot.Rows, within, range.BucketMilliseconds);
        var total = new TrafficDetail();
        foreach (var bucket in buckets)
        {
            total.Add(bucket.Traffic);
        }

        var failing = await FailingAsync(snapshot, new TimeRange(TrafficRange.All[^1].At(now).From, within.From), total);
        return new TrafficPicture(now, range, buckets, total, failing, await snapshot.CausesAsync([.. failing.Values]), await snapshot.OpenWorkAsync());
    }

    private static async Task<IReadOnlyList<TrafficBucket>> BucketsAsync(ITrafficRows rows, TimeRange within, long length)
    {
        var buckets = new List<TrafficBucket>();
        for (var start = within.From; start < within.Before; start += length)
        {
            buckets.Add(new TrafficBucket(DateTimeOffset.FromUnixTimeMilliseconds(start), new TrafficDetail()));
        }

        TrafficDetail At(long moment) => buckets[(int)((moment - within.From) / length)].Traffic;
        var cover = await LogCover.OfAsync(rows, [within], TrafficLengths.UpTo(length), withDetail: true, isUsable: static _ => true);
        foreach (var span in cover.Spans)
        {
            At(span.Start).Decode(span.Detail);
        }

        foreach (var part in await rows.ReadAsync(cover.Gaps, length))
        {
            At(part.Start).Add(part.Detail);
        }

        return buckets;
    }

    /// <summary>Contracts whose last execution that is over failed: in the range, or in what was received before it.</summary>
    private static async Task<IReadOnlyDictionary<long, ExecutionMark>> FailingAsync(ITrafficSnapshot snapshot, TimeRange beyond, TrafficDetail within)
    {
        var last = new Dictionary<long, ExecutionCounts>();
        Note(last, within);
        if (beyond.Length > 0)
        {
            var cover = await LogCover.OfAsync(snapshot.Rows, [beyond], TrafficLengths.All, withDetail: true, isUsable: static _ => true);
            foreach (var span in cover.Spans)
            {
                var detail = new TrafficDetail();
                detail.Decode(span.Detail);
                Note(last, detail);
            }

            if (await snapshot.Rows.CountAsync(cover.Gaps, MostBeyond) < MostBeyond)
            {
                foreach (var part in await snapshot.Rows.ReadAsync(cover.Gaps, TrafficLengths.Hour))
                {
                    Note(last, part.Detail);
                }
            }
        }

        return last
            .Where(pair => pair.Value.LastFailed is { } failed && ExecutionMark.Later(failed, pair.Value.LastProcessed) == failed)
            .ToDictionary(pair => pair.Key, pair => pair.Value.LastFailed!);
    }

    private static void Note(Dictionary<long, ExecutionCounts> last, TrafficDetail detail)
    {
        foreach (var ((contract, _), counts) in detail.Executions)
        {
            if (!last.TryGetValue(contract, out var marks))
            {
                last.Add(contract, marks = new ExecutionCounts());
            }

            marks.AddMarks(counts);
        }
    }
}
