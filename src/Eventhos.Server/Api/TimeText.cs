using System.Globalization;

namespace Eventhos.Server.Api;

/// <summary>Times as callers write them: ISO 8601, a bare date in UTC, or milliseconds since 1970.</summary>
internal static class TimeText
{
    /// <summary>The moment; as the <paramref name="end"/> of a span the first one after it, so that the last day or millisecond is included. Null for anything else.</summary>
    public static DateTimeOffset? Parse(string text, bool end)
    {
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", out var day))
        {
            return end && day == DateOnly.MaxValue ? DateTimeOffset.MaxValue : new DateTimeOffset(end ? day.AddDays(1) : day, TimeOnly.MinValue, TimeSpan.Zero);
        }

        if (long.TryParse(text, out var milliseconds) && milliseconds is >= 0 and < 253_402_300_800_000)
        {
            return After(DateTimeOffset.FromUnixTimeMilliseconds(milliseconds), end);
        }

        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? After(time, end) : null;
    }

    private static DateTimeOffset After(DateTimeOffset time, bool end) =>
        !end ? time : time > DateTimeOffset.MaxValue.AddMilliseconds(-1) ? DateTimeOffset.MaxValue : time.AddMilliseconds(1);
}
