using Eventhos.Storage.Journal.Traffic;

namespace Eventhos.Storage.Journal.Counts;

/// <summary>What there is to count, in one state of the database.</summary>
internal interface ICountingSnapshot : ICountedSpans, IAsyncDisposable
{
    /// <summary>Its traffic.</summary>
    ITrafficRows Traffic { get; }

    /// <summary>How many events there are in ranges, or <paramref name="most"/> where there are more.</summary>
    Task<long> CountAsync(IReadOnlyList<TimeRange> ranges, long most);

    /// <summary>The events in ranges.</summary>
    Task<IReadOnlyList<CountedEvent>> EventsAsync(IReadOnlyList<TimeRange> ranges);

    /// <summary>The seconds of a range in which changes are noted, in order.</summary>
    Task<IReadOnlyList<long>> ChangedAsync(TimeRange range);

    /// <summary>Where the spans of a length begin that lie in a range and hold events but no count that holds; the newest first.</summary>
    Task<IReadOnlyList<long>> UncountedAsync(long length, TimeRange range);
}
