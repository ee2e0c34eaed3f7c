using Eventhos.Storage.Journal.Counts;

namespace Eventhos.Storage.Journal.Traffic;

/// <summary>Traffic in one state of the database: as far as it is counted, and the rows that it is counted from.</summary>
internal interface ITrafficRows : ICountedSpans
{
    /// <summary>How many events there are in ranges, or <paramref name="most"/> where there are more.</summary>
    Task<long> CountAsync(IReadOnlyList<TimeRange> ranges, long most);

    /// <summary>Counts what was received in ranges from the rows themselves, by spans of a length; those with events, in order.</summary>
    Task<IReadOnlyList<TrafficPart>> ReadAsync(IReadOnlyList<TimeRange> ranges, long length);

    /// <summary>Where the spans of a length begin that lie in a range and hold events but no count that holds; the newest first.</summary>
    Task<IReadOnlyList<long>> UncountedAsync(long length, TimeRange range);
}
