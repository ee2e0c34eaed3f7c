using Eventhos.Engine;
using Eventhos.Engine.Ingest;
using Eventhos.Engine.Routing;
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
        var route = GrantedOrRefused(_pipeline.Admit(identifier, accessKey), identifier);
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

    /// <summary>The access key of a request, from query or header; null or empty where there is none.</summary>
    /// <exception cref="ApiException">It is given more than once.</exception>
    internal static string? AccessKeyOf(HttpRequest request)
    {
        var query = request.Query.Only("access-key");
        if (!string.IsNullOrEmpty(query))
        {
            return query;
        }

        var header = request.Headers["access-key"];
        return header.Count > 1 ? throw new ApiException(400, 400003, "The header access-key is given more than once") : header.ToString();
    }

    /// <summary>The event that an access key opens.</summary>
    /// <exception cref="ApiException">It does not.</exception>
    internal static EventRoute GrantedOrRefused(Admission admission, string identifier) => admission switch
    {
        Admission.Granted granted => granted.Route,
        Admission.EventUnknown => throw EventUnknown(identifier),
        Admission.NoClient => throw new ApiException(400, 400004, "Client or user not found"),
        Admission.Revoked => throw new ApiException(403, 403201, "The client access has been revoked"),
        _ => throw new ApiException(401, 401202, "Incorrect token"),
    };

    /// <summary>The refusal of an event that is not there, or not any more.</summary>
    internal static ApiException EventUnknown(string identifier) =>
        new(400, 400024, $"The event does not exist. event-identifier: {(identifier.Length <= 200 ? identifier : identifier[..200] + "…")}");

    /// <summary>The value of a parameter that must be there.</summary>
    internal static string Required(string? value, string name) =>
        string.IsNullOrEmpty(value) ? throw new ApiException(400, 400201, $"{name} is required") : value;
}
