using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;

namespace Eventhos.Server.Ui.EventLog;

/// <summary>What of the event log is shown, as it stands in the page's address, to be kept and shared.</summary>
public sealed record LogFilter
{
    /// <summary>The quick ranges of time and how long they reach back.</summary>
    public static IReadOnlyDictionary<string, TimeSpan> QuickRanges { get; } = new Dictionary<string, TimeSpan>(StringComparer.Ordinal)
    {
        ["15m"] = TimeSpan.FromMinutes(15),
        ["1h"] = TimeSpan.FromHours(1),
        ["24h"] = TimeSpan.FromHours(24),
        ["7d"] = TimeSpan.FromDays(7),
    };

    /// <summary>The range whose ends are given.</summary>
    public const string Exact = "exact";

    /// <summary>A state of executions.</summary>
    public string? State { get; init; }

    /// <summary>A part of an event's identifier.</summary>
    public string? Identifier { get; init; }

    /// <summary>A received event's id.</summary>
    public string? Number { get; init; }

    /// <summary>The producer's id.</summary>
    public string? Producer { get; init; }

    /// <summary>The consumer's id.</summary>
    public string? Consumer { get; init; }

    /// <summary>The contract's id.</summary>
    public string? Contract { get; init; }

    /// <summary>One of <see cref="QuickRanges"/>, or <see cref="Exact"/>.</summary>
    public string? Range { get; init; }

    /// <summary>The beginning of an exact range, in UTC, as a browser writes it.</summary>
    public string? From { get; init; }

    /// <summary>Its end.</summary>
    public string? To { get; init; }

    /// <summary>The filters that are set, by their names in the address.</summary>
    public IEnumerable<(string Name, string Value)> Set
    {
        get
        {
            (string Name, string? Value)[] all =
            [
                ("state", State), ("identifier", Identifier), ("number", Number), ("producer", Producer), ("consumer", Consumer), ("contract", Contract),
                ("range", Range is Exact ? null : Range), ("from", From), ("to", To),
            ];
            return all.Where(pair => pair.Value is not null).Select(pair => (pair.Name, pair.Value!));
        }
    }

    /// <summary>True where failed executions that match can be retried together: the API knows nothing narrower.</summary>
    public bool CanRetry => Number is null && State is null or "error";

    /// <summary>What the address of a page says.</summary>
    public static LogFilter Of(Uri address)
    {
        var query = QueryHelpers.ParseQuery(address.Query);
        string? Text(string name) => query.TryGetValue(name, out var values) && values.ToString().Trim() is { Length: > 0 } text ? text : null;
        var (from, to) = (Text("from"), Text("to"));
        var range = Text("range");
        return new LogFilter
        {
            State = Text("state"),
            Identifier = Text("identifier"),
            Number = Text("number"),
            Producer = Text("producer"),
            Consumer = Text("consumer"),
            Contract = Text("contract"),
            Range = from is not null || to is not null || range is Exact ? Exact : range is not null && QuickRanges.ContainsKey(range) ? range : null,
            From = from,
            To = to,
        };
    }

    /// <summary>When the range begins; null for no bound.</summary>
    public string? FromTime(DateTimeOffset now) => Range is not null && QuickRanges.TryGetValue(Range, out var span)
        ? (now - span).UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture)
        : Utc(From, "");

    /// <summary>When the range ends; null for no bound. The second that is named is part of it.</summary>
    public string? ToTime() => Utc(To, ".999");

    /// <summary>What to ask the API for, but for the time.</summary>
    public IEnumerable<(string Name, string? Value)> Asked() =>
    [
        ("state", State), ("eventIdentifierSearch", Identifier), ("idSearch", Number), ("systemId", Producer), ("consumerId", Consumer), ("contractId", Contract),
    ];

    // Browsers leave the seconds out where they are zero, and write no zone.
    private static string? Utc(string? text, string fraction) => text is null ? null
        : DateTime.TryParseExact(text, ["yyyy-MM-ddTHH:mm", "yyyy-MM-ddTHH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            ? time.ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture) + fraction + "Z"
            : text;
}
