using Eventhos.Storage.Journal;

namespace Eventhos.Server.Api.EventLog;

/// <summary>The filters of the event log's list.</summary>
internal static class EventLogQuery
{
    /// <summary>Reads them; values that mean nothing match nothing less than what they would filter.</summary>
    public static EventLogFilter From(HttpRequest request, ListQuery list)
    {
        return new EventLogFilter
        {
            PageIndex = list.PageIndex,
            ItemsPerPage = list.ItemsPerPage,
            Descending = list.Descending,
            SystemId = Number(request, "systemId"),
            ReceivedEventId = Number(request, "idSearch"),
            IdentifierPart = request.Query.Only("eventIdentifierSearch") is { Length: > 0 } part ? part : null,
            From = Time(request, "fromTime"),
            Before = Time(request, "toTime", end: true),
            States = States(request.Query.Only("state")),
        };
    }

    private static IReadOnlyList<string> States(string? state) => state switch
    {
        "processed" => ["processed"],
        "error" => ["error"],
        "aborted" => ["aborted"],
        "retried" => [EventLogFilter.Retried],
        "processing" => ["waiting", "ready", "running", "retrying"],
        null or "" => [],
        _ => [state],
    };

    private static long? Number(HttpRequest request, string name)
    {
        var text = request.Query.Only(name);
        return string.IsNullOrEmpty(text) ? null : long.TryParse(text, out var number) ? number : -1;
    }

    private static DateTimeOffset? Time(HttpRequest request, string name, bool end = false)
    {
        var text = request.Query.Only(name);
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        return TimeText.Parse(text, end) ?? throw new ApiException(400, 400120, $"Invalid query; {name} is not a date or an ISO 8601 time");
    }
}
