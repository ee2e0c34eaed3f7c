using Eventhos.Storage.Journal;

namespace Eventhos.Server.Api.EventLog;

/// <summary>The filters of the event log's list.</summary>
internal static class EventLogQuery
{
    /// <summary>The words that the filter of states knows.</summary>
    public static IReadOnlyList<string> StateWords { get; } = ["processed", "error", "aborted", "retried", "processing"];

    /// <summary>Reads them; values that mean nothing match nothing less than what they would filter.</summary>
    public static EventLogFilter From(HttpRequest request, ListQuery list) => WithoutPlace(request, list) with
    {
        OlderThan = Place(request, "before"),
        NewerThan = Place(request, "after"),
        From = request.Query.Time("fromTime"),
        Before = request.Query.Time("toTime", end: true),
    };

    /// <summary>Those that are not about where in the log.</summary>
    public static EventLogFilter WithoutPlace(HttpRequest request, ListQuery list)
    {
        return new EventLogFilter
        {
            PageIndex = list.PageIndex,
            ItemsPerPage = list.ItemsPerPage,
            Descending = list.Descending,
            SystemId = request.Query.Number("systemId"),
            EventTypeId = request.Query.Number("eventId"),
            ContractId = request.Query.Number("contractId"),
            ConsumerId = request.Query.Number("consumerId"),
            ReceivedEventId = request.Query.Number("idSearch"),
            IdentifierPart = request.Query.Text("eventIdentifierSearch"),
            States = States(request.Query.Only("state")),
        };
    }

    private static LogPlace? Place(HttpRequest request, string name) => request.Query.Text(name) is { } text
        ? LogPlace.Parse(text) ?? throw new ApiException(400, 400122, $"Invalid query; {name} is no place in the log, which is written TIME-ID: milliseconds since 1970, and the id of a received event")
        : null;

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
}
