using Eventhos.Engine;
using Eventhos.Engine.Ingest;
using Eventhos.Server.Api;

namespace Eventhos.Server.Ingest;

/// <summary><c>POST /event/send</c>: step 1 as HTTP, and step 4.</summary>
public sealed class EventEndpoint
{
    private static readonly byte[] Received = "{\"code\":200000,\"message\":\"success\"}"u8.ToArray();

    private static readonly byte[] NoContracts =
        "{\"code\":200310,\"message\":\"Success, but no contracts exists for this event\"}"u8.ToArray();

    private readonly EventPipeline _pipeline;

    /// <summary>In front of <paramref name="pipeline"/>.</summary>
    public EventEndpoint(EventPipeline pipeline) => _pipeline = pipeline;

    /// <summary>Receives an event; the answer is sent when it is durable.</summary>
    public async Task HandleAsync(HttpContext http)
    {
        var identifier = Required(http.Request.Query.Only("event-identifier"), "event-identifier");
        var accessKey = Required(AccessKeyOf(http.Request), "access-key");
        var route = _pipeline.Admit(identifier, accessKey) switch
        {
            Admission.Granted granted => granted.Route,
            Admission.EventUnknown => throw new ApiException(400, 400024, $"The event does not exist. event-identifier: {Shown(identifier)}"),
            Admission.NoClient => throw new ApiException(400, 400004, "Client or user not found"),
            Admission.Revoked => throw new ApiException(403, 403201, "The client access has been revoked"),
            _ => throw new ApiException(401, 401202, "Incorrect token"),
        };

        var request = await RequestCapture.CaptureAsync(http);
        var receipt = await _pipeline.IngestAsync(route, request);
        await AnswerAsync(http.Response, receipt);
    }

    private static async Task AnswerAsync(HttpResponse response, IngestReceipt receipt)
    {
        var body = receipt.HasWork ? Received : NoContracts;
        response.StatusCode = receipt.HasWork ? StatusCodes.Status200OK : StatusCodes.Status203NonAuthoritative;
        response.ContentType = "application/json; charset=utf-8";
        response.ContentLength = body.Length;
        response.Headers["eventhos-event-id"] = receipt.ReceivedEventId.ToString();
        await response.BodyWriter.WriteAsync(body);
    }

    private static string? AccessKeyOf(HttpRequest request)
    {
        var query = request.Query.Only("access-key");
        if (!string.IsNullOrEmpty(query))
        {
            return query;
        }

        var header = request.Headers["access-key"];
        return header.Count > 1 ? throw new ApiException(400, 400003, "The header access-key is given more than once") : header.ToString();
    }

    private static string Required(string? value, string name) =>
        string.IsNullOrEmpty(value) ? throw new ApiException(400, 400201, $"{name} is required") : value;

    private static string Shown(string identifier) => identifier.Length <= 200 ? identifier : identifier[..200] + "…";
}
