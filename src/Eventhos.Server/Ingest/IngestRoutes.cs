using System.Text.Json;
using Eventhos.Server.Api;
using Eventhos.Server.Api.OpenApi;

namespace Eventhos.Server.Ingest;

/// <summary>Where producers knock.</summary>
internal static class IngestRoutes
{
    /// <summary>Maps <c>POST /event/send</c>; it checks the access key itself.</summary>
    public static void MapIngest(this IEndpointRouteBuilder app)
    {
        var endpoint = app.ServiceProvider.GetRequiredService<EventEndpoint>();
        app.MapPost("/event/send", (RequestDelegate)endpoint.HandleAsync).WithTags("Sending events").Describe("sendEvent", "Send an event", Describe);
    }

    private static void Describe(RouteDescription route) => route
        .Says("The answer comes when the event is durable. If none comes, the event may have been stored: sending it again makes a second event.")
        .OpensWith(SecuritySchemes.AccessKey, SecuritySchemes.AccessKeyInQuery)
        .RequiredText("event-identifier", "Which event it is; letter case does not matter.")
        .Takes(JsonSerializer.SerializeToElement(new { action = "opened", issue = new { number = 1, title = "Spelling error" } }))
        .Or("application/x-www-form-urlencoded", "application/xml", "text/plain")
        .Answers(200, 200000, "success", new Done(200000, "success"))
        .Answers(203, 200310, "Success, but no contracts exists for this event", new Done(200310, "Success, but no contracts exists for this event"))
        .AnswersWithEventId()
        .Refuses(400, 400201, "event-identifier is required")
        .Refuses(400, 400201, "access-key is required")
        .Refuses(400, 400003, "Invalid query; event-identifier is given more than once")
        .Refuses(400, 400024, "The event does not exist. event-identifier: issues.closed")
        .Refuses(400, 400004, "Client or user not found")
        .Refuses(401, 401202, "Incorrect token")
        .Refuses(403, 403201, "The client access has been revoked");
}
