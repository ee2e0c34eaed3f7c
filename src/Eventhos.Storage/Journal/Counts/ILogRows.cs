namespace Eventhos.Storage.Journal.Counts;

/// <summary>The log in one state of the database, seen through a filter.</summary>
internal interface ILogRows : ICountedSpans
{
    /// <summary>How many events match in each of some ranges, counted from the events themselves.</summary>
    Task<IReadOnlyList<long>> CountAsync(IReadOnlyList<TimeRange> ranges);

    /// <summary>The first that match of a range, in the order of time or against it.</summary>
    Task<IReadOnlyList<LogKey>> FirstAsync(TimeRange range, bool ascending, long skip, long take);

    /// <summary>Where those events are that have these ids and lie in these ranges.</summary>
    Task<IReadOnlyList<LogKey>> FindAsync(IReadOnlyList<(long Id, TimeRange Range)> ids);
}
