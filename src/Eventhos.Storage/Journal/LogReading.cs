using Eventhos.Storage.Journal.Counts;

namespace Eventhos.Storage.Journal;

/// <summary>What a page of the log is made of, whichever database the rows lie in.</summary>
internal static class LogReading
{
    /// <summary>Beyond so many that match a filter which is not counted, it is only said that there are more.</summary>
    public const int MostCounted = 10_000;

    /// <summary>The times that a filter asks for, without the places it names.</summary>
    public static TimeRange RangeOf(EventLogFilter filter) => new(
        filter.From?.ToUnixTimeMilliseconds() ?? TimeRange.All.From, filter.Before?.ToUnixTimeMilliseconds() ?? TimeRange.All.Before);

    /// <summary>The events of a page in order, and how many match in all.</summary>
    /// <param name="filter">Which ones.</param>
    /// <param name="match">What it asks of an event.</param>
    /// <param name="all">The log seen through the filter without the places that it names.</param>
    /// <param name="cut">The log seen through the filter.</param>
    public static async Task<(IReadOnlyList<LogKey> Keys, long Total, bool IsMore)> ReadAsync(EventLogFilter filter, LogMatch match, ILogRows all, ILogRows cut)
    {
        var range = RangeOf(filter);
        if (!match.IsExact)
        {
            return await ReadLooseAsync(filter, match, all, cut);
        }

        if (filter.CountsTotal)
        {
            var walk = await LogWalk.CountAsync(all, match, range);
            return filter.OlderThan is null && filter.NewerThan is null
                ? (await walk.PageAsync((long)filter.PageIndex * filter.ItemsPerPage, filter.ItemsPerPage, filter.Descending), walk.Total, false)
                : (await BesideAsync(filter, match, cut), walk.Total, false);
        }

        return (await BesideAsync(filter, match, cut), 0, false);
    }

    private static async Task<(IReadOnlyList<LogKey> Keys, long Total, bool IsMore)> ReadLooseAsync(EventLogFilter filter, LogMatch match, ILogRows all, ILogRows cut)
    {
        var total = filter.CountsTotal ? (await LogScan.FirstAsync(all, match, RangeOf(filter), ascending: false, MostCounted + 1)).Count : 0;
        var (counted, isMore) = (Math.Min(total, MostCounted), total > MostCounted);
        if (filter.OlderThan is not null || filter.NewerThan is not null || filter.PageIndex == 0)
        {
            return (await BesideAsync(filter, match, cut), counted, isMore);
        }

        var skip = (long)filter.PageIndex * filter.ItemsPerPage;
        var keys = await LogScan.FirstAsync(all, match, RangeOf(filter), !filter.Descending, skip + filter.ItemsPerPage);
        return ([.. keys.Skip((int)Math.Min(skip, int.MaxValue))], counted, isMore);
    }

    /// <summary>The page beside a place; without one, the first of the order.</summary>
    private static async Task<IReadOnlyList<LogKey>> BesideAsync(EventLogFilter filter, LogMatch match, ILogRows rows)
    {
        var range = RangeOf(filter);
        range = new TimeRange(
            Math.Max(range.From, filter.NewerThan?.ReceivedAt ?? range.From), Math.Min(range.Before, (filter.OlderThan?.ReceivedAt + 1) ?? range.Before));

        // What is nearest to the place: back from where newer ones end, on from where older ones do.
        var ascending = (filter.OlderThan, filter.NewerThan) switch
        {
            (null, not null) => true,
            (not null, null) => false,
            _ => !filter.Descending,
        };
        var keys = await LogScan.FirstAsync(rows, match, range, ascending, filter.ItemsPerPage);
        return ascending != filter.Descending ? keys : [.. keys.Reverse()];
    }
}
