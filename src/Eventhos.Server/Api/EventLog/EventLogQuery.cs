using Eventhos.Storage.Journal;

namespace Eventhos.Server.Api.EventLog;

/// <summary>The filters of the event log's list.</summary>
internal static class EventLogQuery
{
    /// <summary>The words that the filter of states knows.</summary>
    public static IReadOnlyList<string> StateWords { get; } = ["processed", "error", "aborted", "retried", "processing"];

    /// <summary>Reads them; values that mean nothing match nothing less than what they would filter.</summary>
    public static EventLogFilter From(HttpRequest request, ListQuery list)
    {
        return new EventLogFilter
        {
            PageIndex = list.PageIndex,
            ItemsPerPage = list.ItemsPerPage,
            Descending = list.Descending,
            SystemId = request.Query.Number("systemId"),
            ReceivedEventId = request.Query.Number("idSearch"),
            IdentifierPart = request.Query.Text("eventIdentifierSearch"),
            From = request.Query.Time("fromTime"),
            Before = request.Query.Time("toTime", end: true),
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
}
