namespace Eventhos.Storage.Journal.Counts;

/// <summary>A stored count of a span: all of its events, and what they are (<see cref="SpanDetail"/>; empty where it was not asked for).</summary>
internal sealed record CountedSpan(long Length, long Start, long Total, byte[] Detail)
{
    public TimeRange Range => new(Start, Start + Length);
}
