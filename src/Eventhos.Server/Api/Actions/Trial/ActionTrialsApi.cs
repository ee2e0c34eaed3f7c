using System.Text.Json;
using Eventhos.Server.Api.OpenApi;

namespace Eventhos.Server.Api.Actions.Trial;

/// <summary>The routes that try an action before it is saved.</summary>
internal static class ActionTrialsApi
{
    private static readonly Dictionary<string, object> Json = new(StringComparer.Ordinal) { ["Content-Type"] = "application/json" };

    /// <summary>Maps them.</summary>
    public static void MapActionTrials(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/action").WithTags("Actions");
        group.MapPost("/preview", (HttpContext http, ActionTrials trials) => trials.PreviewAsync(http))
            .Describe("previewAction", "Show the request that an action would send", trial => trial
                .Says("Made by what makes the requests that are sent; `Host`, `Accept-Encoding` and the headers of the framing are added on the wire. Sends nothing and fetches no token: `TOKEN` stands in its place. Values of sensitive names are `***`.")
                .Takes(Form())
                .Ok(new ActionPreview(Request(), [], Error: null))
                .RefusesTrial());
        group.MapPost("/test", (HttpContext http, ActionTrials trials) => trials.TestAsync(http))
            .Describe("testAction", "Send the request of an action", trial => trial
                .Says("To the consumer, by the rules and within the bounds of every delivery, but nothing is stored of it. Values of sensitive names are `***` in the answer. Is entered in the audit log.")
                .Takes(Form())
                .Ok(new ActionTest(Request(), new TriedResponse(201, "Created", Json, """{"ticket":118}"""), [], "delivered", Reason: null, 35))
                .RefusesTrial());
    }

    private static RouteDescription RefusesTrial(this RouteDescription route) => route
        .Refuses(400, 400010, "Invalid body; securityUrl is not an absolute http or https URL.")
        .Refuses(400, 400011, "Invalid body; securityType is 0 (none) or 1 (OAuth2 client credentials)")
        .Refuses(404, 400002, "Action does not exist")
        .RefusesUnknown("received event");

    private static ActionTrialForm Form() => new(
        Sample: new ActionSample(JsonSerializer.SerializeToElement(new { issue = new { number = 1 } })), Url: "https://desk.example/tickets", Method: "POST",
        RawBody: JsonSerializer.SerializeToElement("""{"number":"${.body.issue.number}"}"""));

    private static TriedRequest Request() => new("POST", "https://desk.example/tickets", Json, """{"number":1}""");
}
