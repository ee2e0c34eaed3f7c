namespace Eventhos.Storage.Journal.Counts;

/// <summary>The stored counts, as they are in one state of the database.</summary>
internal interface ICountedSpans
{
    /// <summary>The counts that hold of spans of a length that lie within any of some ranges; ranges and answer in the order of time.</summary>
    Task<IReadOnlyList<CountedSpan>> SpansAsync(long length, IReadOnlyList<TimeRange> within, bool withDetail);
}
