using System.Text.Json;
using Eventhos.Server.Api.OpenApi;

namespace Eventhos.Server.Api.EventLog;

/// <summary>What the OpenAPI document shows of the event log.</summary>
internal static class EventLogExamples
{
    private static readonly Dictionary<string, object> Json = new(StringComparer.Ordinal) { ["content-type"] = "application/json" };
    private static readonly Dictionary<string, object> None = new(StringComparer.Ordinal);

    /// <summary>A line of the list.</summary>
    public static ReceivedEventRow Row => new(
        1, 3, 4, "GitHub", "github-1FrfAw9G5f", "Issue opened", "issues.opened-fP0yWmnp_2", "", Examples.Time, ["processed"]);

    /// <summary>A received event.</summary>
    public static ReceivedEventView Event => new(
        new ReceivedEventFacts(1, Examples.Time, Received, 4, "issues.opened-fP0yWmnp_2", "Issue opened", "create", "", Reply: null, RetryOf: null),
        [],
        [new ExecutionRow(
            1, "processed", 0, 0, 6, "issue-to-ticket-XD502xpXRZ", "Opened issues become tickets", 5, "file-ticket-tFhGsMqpzv", "File a ticket", "create", "",
            0, 1, "delivered", Reason: null, [], RetriedAs: null)],
        []);

    /// <summary>An execution.</summary>
    public static ExecutionView Execution => new(
        6, 6, 1, "processed", 0, 0, ReplyFrom: null, 1,
        new SentRequestView(Json, Body(new { title = "Issue 1: Spelling error", number = 1 }), "https://desk.example/tickets", None, "POST"),
        new ResponseView(Json, Body(new { ticket = 118 }), 201, "Created", Examples.Time.AddMilliseconds(87), Examples.Time.AddMilliseconds(52)),
        Examples.Time.AddMilliseconds(87), Examples.Time.AddMilliseconds(52), 5, 4, "issue-to-ticket-XD502xpXRZ", "Opened issues become tickets",
        1, 0, 0, Examples.Time, Examples.Time, "ops@example.com", 1, "delivered", Reason: null, [], RetriedAs: null);

    private static ReceivedRequestView Received => new(
        new Dictionary<string, object>(StringComparer.Ordinal) { ["access-key"] = "***", ["content-type"] = "application/json" },
        new Dictionary<string, object>(StringComparer.Ordinal) { ["event-identifier"] = "issues.opened-fP0yWmnp_2" },
        Body(new { issue = new { number = 1, title = "Spelling error" } }),
        "POST",
        "/event/send?event-identifier=issues.opened-fP0yWmnp_2");

    private static JsonElement Body(object value) => JsonSerializer.SerializeToElement(value);
}
