namespace Eventhos.Storage.Journal.Counts;

/// <summary>A piece of the log and how many events match in it.</summary>
/// <param name="Range">Where it lies.</param>
/// <param name="Matches">How many match.</param>
/// <param name="Ids">Which ones match, in no order; null where that is not known.</param>
/// <param name="Dividable">The span that it is, where shorter ones may lie within it; null where its events are to be read.</param>
internal sealed record LogSegment(TimeRange Range, long Matches, IReadOnlyList<long>? Ids, CountedSpan? Dividable)
{
    /// <summary>A span and its matches.</summary>
    public static LogSegment Of(CountedSpan span, (long Count, IReadOnlyList<long>? Ids) matches) =>
        new(span.Range, matches.Count, matches.Ids, span is { Length: > SpanLengths.Second, Total: > SpanLengths.LeafEvents } ? span : null);
}
