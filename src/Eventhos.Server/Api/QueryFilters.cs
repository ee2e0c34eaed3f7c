using System.Globalization;

namespace Eventhos.Server.Api;

/// <summary>Filters in the query of a list. What is empty does not filter.</summary>
public static class QueryFilters
{
    /// <summary>A text.</summary>
    public static string? Text(this IQueryCollection query, string name) => query.Only(name) is { Length: > 0 } text ? text : null;

    /// <summary>An id; what is no number matches nothing.</summary>
    public static long? Number(this IQueryCollection query, string name) =>
        query.Text(name) is not { } text ? null : long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : -1;

    /// <summary>A time: ISO 8601, milliseconds since 1970, or a bare date in UTC. With <paramref name="end"/>, the first time that is too late: the last day, or millisecond, is included.</summary>
    /// <exception cref="ApiException">It is none of these.</exception>
    public static DateTimeOffset? Time(this IQueryCollection query, string name, bool end = false)
    {
        if (query.Text(name) is not { } text)
        {
            return null;
        }

        return TimeText.Parse(text, end) ?? throw new ApiException(400, 400120, $"Invalid query; {name} is not a date or an ISO 8601 time");
    }
}
