using System.Runtime.InteropServices;

namespace Eventhos.Storage.Journal.Counts;

/// <summary>From a moment up to another one, in milliseconds since 1970; the latter is not part of it.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct TimeRange(long From, long Before)
{
    /// <summary>All of time, with room for arithmetic at its ends.</summary>
    public static TimeRange All { get; } = new(long.MinValue / 4, long.MaxValue / 4);

    /// <summary>How long it is; not positive when it is empty.</summary>
    public long Length => Before - From;

    /// <summary>What is left of ranges, in order, when spans that lie within them, in order, are taken away.</summary>
    public static List<TimeRange> Without(IReadOnlyList<TimeRange> ranges, IReadOnlyList<TimeRange> taken)
    {
        var left = new List<TimeRange>();
        var next = 0;
        foreach (var range in ranges)
        {
            var from = range.From;
            for (; next < taken.Count && taken[next].From < range.Before; next++)
            {
                if (taken[next].From > from)
                {
                    left.Add(new TimeRange(from, taken[next].From));
                }

                from = taken[next].Before;
            }

            if (from < range.Before)
            {
                left.Add(new TimeRange(from, range.Before));
            }
        }

        return left;
    }
}
