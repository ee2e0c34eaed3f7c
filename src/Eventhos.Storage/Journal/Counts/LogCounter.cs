using Eventhos.Storage.Journal.Traffic;

namespace Eventhos.Storage.Journal.Counts;

/// <summary>
/// Counts what lies in the past and is quiet, pass by pass: days that are over, hours of today, minutes of this hour, seconds of this minute. What
/// changes later is counted anew with the spans that it lies in, the rest of which is added up from what is stored.
/// </summary>
internal sealed class LogCounter
{
    // So long nothing is counted that was just received: most executions are over by then.
    private const long QuietMilliseconds = 3_000;

    // At once, so that no single piece of work is long.
    private const long MostEvents = 20_000;

    // A minute of the hour that is not over yet, or a second, is worth a count from here on.
    private const long LeastEvents = 32;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly ILogCounting _counting;
    private readonly TrafficCounter _traffic;
    private readonly TimeProvider _time;
    private long? _countedVersion;

    public LogCounter(ILogCounting counting, TrafficCounter traffic, TimeProvider time)
    {
        _counting = counting;
        _traffic = traffic;
        _time = time;
    }

    /// <summary>A pass. It ends after about a second, however much there is to do.</summary>
    public async Task<CountingStep> RunAsync(CancellationToken cancellationToken)
    {
        await using var turn = await _counting.BeginAsync(cancellationToken);
        if (turn is null)
        {
            return CountingStep.Waiting;
        }

        var state = await turn.StateAsync();
        var isDone = true;
        switch (state.Readiness)
        {
            case CountingReadiness.Waiting:
                return CountingStep.Waiting;
            case CountingReadiness.Ready when state.Version != _countedVersion:
                // Each has its time, so that neither waits until the other has caught up.
                var isTrafficDone = await _traffic.CountAsync(turn, state.Until, cancellationToken);
                isDone = await CountAsync(turn, state.Until, _time.GetTimestamp(), cancellationToken) && isTrafficDone;
                _countedVersion = isDone ? state.Version : null;
                break;
        }

        var until = await ReachAsync(turn, state.Until);
        if (until > state.Until || state.HasChanges || state.Readiness == CountingReadiness.Unwatched)
        {
            await turn.WatchAsync(until);
            return CountingStep.More;
        }

        return isDone ? CountingStep.Done : CountingStep.More;
    }

    /// <summary>Up to where the log is to be watched: as far as there are events, and to the ends of their minute, hour and day once these are over.</summary>
    private async Task<long> ReachAsync(ICountingTurn turn, long until)
    {
        var quiet = SpanLengths.StartOf(_time.GetUtcNow().ToUnixTimeMilliseconds() - QuietMilliseconds, SpanLengths.Second);
        var day = SpanLengths.StartOf(Math.Max(until - 1, 0), SpanLengths.Day);
        if (quiet <= until || await turn.NewestAsync(new TimeRange(day, quiet)) is not { } newest)
        {
            return until;
        }

        return newest >= until
            ? quiet
            : SpanLengths.All.Concat(TrafficLengths.All).Select(length => SpanLengths.StartOf(newest, length) + length).Where(end => end <= quiet).Append(until).Max();
    }

    private bool IsTimeUp(long began) => _time.GetElapsedTime(began) > Patience;

    /// <summary>True when nothing is left to count.</summary>
    private async Task<bool> CountAsync(ICountingTurn turn, long until, long began, CancellationToken cancellationToken)
    {
        var today = SpanLengths.StartOf(until, SpanLengths.Day);
        IReadOnlyList<long> days;
        await using (var snapshot = await turn.SnapshotAsync())
        {
            days = await snapshot.UncountedAsync(SpanLengths.Day, new TimeRange(0, today));
        }

        if (!await CountOpenDayAsync(turn, new TimeRange(today, until), began, cancellationToken))
        {
            return false;
        }

        foreach (var day in days)
        {
            if (!await CountAsync(turn, SpanLengths.Day, day, began, cancellationToken))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Hours, minutes and seconds that are over of a day that is not.</summary>
    private async Task<bool> CountOpenDayAsync(ICountingTurn turn, TimeRange day, long began, CancellationToken cancellationToken)
    {
        if (await AddUpAsync(turn, day, LengthsWithin(day)))
        {
            return true;
        }

        foreach (var (length, range, _) in LengthsWithin(day))
        {
            if (!await CountEachAsync(turn, length, range, began, cancellationToken))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Counts a span; false when there was no time left to.</summary>
    private async Task<bool> CountAsync(ICountingTurn turn, long length, long start, long began, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (IsTimeUp(began))
        {
            return false;
        }

        var span = new TimeRange(start, start + length);
        if (await AddUpAsync(turn, span, [(length, span, 1)]))
        {
            return true;
        }

        // Too much at once: first what it is divided into. What changes all the time is left to the next pass.
        if (!await CountEachAsync(turn, SpanLengths.Below(length).First(), span, began, cancellationToken))
        {
            return false;
        }

        await AddUpAsync(turn, span, [(length, span, 1)]);
        return true;
    }

    private async Task<bool> CountEachAsync(ICountingTurn turn, long length, TimeRange range, long began, CancellationToken cancellationToken)
    {
        IReadOnlyList<long> starts;
        await using (var snapshot = await turn.SnapshotAsync())
        {
            starts = await snapshot.UncountedAsync(length, range);
        }

        foreach (var start in starts)
        {
            if (!await CountAsync(turn, length, start, began, cancellationToken))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Counts spans of a range out of what is stored and the events between; false when those are too many.</summary>
    private static async Task<bool> AddUpAsync(ICountingTurn turn, TimeRange range, IReadOnlyList<(long Length, TimeRange Range, long Least)> spans)
    {
        SpanTree tree;
        await using (var snapshot = await turn.SnapshotAsync())
        {
            var cover = await LogCover.OfAsync(snapshot, [range], SpanLengths.All, withDetail: true, isUsable: static _ => true);
            if (range.Length > SpanLengths.Second && await snapshot.CountAsync(cover.Gaps, MostEvents) == MostEvents)
            {
                return false;
            }

            var parts = cover.Spans.Select(SpanTree.PartOf).Concat(SpanTree.PartsOf(await snapshot.EventsAsync(cover.Gaps))).ToList();
            tree = new SpanTree(await snapshot.ChangedAsync(range));
            foreach (var (length, within, least) in spans)
            {
                foreach (var span in parts
                    .Where(part => part.Start >= within.From && part.Start < within.Before)
                    .GroupBy(part => SpanLengths.StartOf(part.Start, length))
                    .Where(span => !span.Any(part => part.IsStored && part.Length == length)))
                {
                    tree.Add(length, span.Key, [.. span], least);
                }
            }
        }

        await turn.StoreAsync(tree.Spans, tree.Undivided);
        return true;
    }

    /// <summary>What of a day up to a moment is counted by hours, what by minutes, what by seconds.</summary>
    private static List<(long Length, TimeRange Range, long Least)> LengthsWithin(TimeRange day)
    {
        var lengths = new List<(long Length, TimeRange Range, long Least)>();
        var from = day.From;
        foreach (var length in SpanLengths.Below(SpanLengths.Day))
        {
            var before = SpanLengths.StartOf(day.Before, length);
            lengths.Add((length, new TimeRange(from, before), length == SpanLengths.Hour ? 1 : LeastEvents));
            from = before;
        }

        return lengths;
    }
}
