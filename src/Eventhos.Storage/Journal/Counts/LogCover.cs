namespace Eventhos.Storage.Journal.Counts;

/// <summary>Ranges of time, covered by the longest spans whose counts hold; what no span covers is left as gaps.</summary>
internal sealed record LogCover(IReadOnlyList<CountedSpan> Spans, IReadOnlyList<TimeRange> Gaps)
{
    /// <param name="source">Where the counts are.</param>
    /// <param name="ranges">What to cover, in the order of time.</param>
    /// <param name="lengths">Of which lengths, the longest first.</param>
    /// <param name="withDetail">Whether to read what the events are.</param>
    /// <param name="isUsable">Tells whether a count is of use.</param>
    public static async Task<LogCover> OfAsync(
        ICountedSpans source, IReadOnlyList<TimeRange> ranges, IEnumerable<long> lengths, bool withDetail, Func<CountedSpan, bool> isUsable)
    {
        var spans = new List<CountedSpan>();
        var gaps = ranges;
        foreach (var length in lengths)
        {
            var wide = gaps.Where(gap => gap.Length >= length).ToList();
            if (wide.Count == 0)
            {
                continue;
            }

            var found = (await source.SpansAsync(length, wide, withDetail)).Where(isUsable).ToList();
            spans.AddRange(found);
            gaps = TimeRange.Without(gaps, [.. found.Select(span => span.Range)]);
        }

        return new LogCover(spans, gaps);
    }
}
