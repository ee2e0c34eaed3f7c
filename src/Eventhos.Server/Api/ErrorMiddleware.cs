using Eventhos.Engine.Journal;

namespace Eventhos.Server.Api;

/// <summary>Turns whatever goes wrong into the error envelope. Details stay in the log, found by the answer's <c>errorUUID</c>.</summary>
public sealed partial class ErrorMiddleware
{
    private readonly RequestDelegate _next;
    private readonly ILogger<ErrorMiddleware> _logger;

    /// <summary>Around <paramref name="next"/>.</summary>
    public ErrorMiddleware(RequestDelegate next, ILogger<ErrorMiddleware> logger)
    {
        _next = next;
        _logger = logger;
    }

    /// <summary>Runs the rest and answers its failures.</summary>
    public async Task InvokeAsync(HttpContext http)
    {
        try
        {
            await _next(http);
            if (!http.Response.HasStarted && http.GetEndpoint() is null or { Metadata.Count: 0 })
            {
                await NoRouteAsync(http);
            }
            else if (!http.Response.HasStarted && http.Response is { StatusCode: >= 400 and < 500, ContentLength: null })
            {
                // Refused by the framework without a word, e.g. a condition (RFC 9110 section 13) that does not hold.
                await Envelope.WriteErrorAsync(http, http.Response.StatusCode, http.Response.StatusCode * 1000, "The request does not fit what is here.", NewId());
            }
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            // The caller is gone; there is nobody to answer.
        }
        catch (Exception e) when (!http.Response.HasStarted)
        {
            await AnswerAsync(http, e);
        }
    }

    private static Task NoRouteAsync(HttpContext http) => http.Response.StatusCode == StatusCodes.Status405MethodNotAllowed
        ? Envelope.WriteErrorAsync(http, 405, 405000, $"{http.Request.Method} is not allowed here.", NewId())
        : Envelope.WriteErrorAsync(http, 404, 404000, "There is nothing at this address.", NewId());

    private static string NewId() => Guid.NewGuid().ToString();

    private Task AnswerAsync(HttpContext http, Exception exception)
    {
        var id = NewId();
        switch (exception)
        {
            case ApiException e:
                Envelope.SetRetryAfter(http, e.RetryAfter);
                return Envelope.WriteErrorAsync(http, e.Status, e.Code, e.Message, id);
            case BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge }:
                var limit = http.Features.Get<Microsoft.AspNetCore.Http.Features.IHttpMaxRequestBodySizeFeature>()?.MaxRequestBodySize;
                return Envelope.WriteErrorAsync(http, 413, 413000, $"Body is larger than {limit} bytes", id);
            case BadHttpRequestException { StatusCode: StatusCodes.Status408RequestTimeout }:
                return Envelope.WriteErrorAsync(http, 408, 408000, "The body came too slowly.", id);
            case BadHttpRequestException e:
                return Envelope.WriteErrorAsync(http, e.StatusCode, e.StatusCode * 1000, "The request could not be read.", id);
            case JournalUnavailableException:
                LogUnavailable(exception, id, http.TraceIdentifier);
                http.Response.Headers.RetryAfter = "5";
                return Envelope.WriteErrorAsync(http, 503, 503000, "The hub is overloaded; try again", id);
            default:
                LogFailed(exception, id, http.TraceIdentifier, http.Request.Method, http.Request.Path);
                return Envelope.WriteErrorAsync(http, 500, 500000, "Not categorized error", id);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Error {ErrorId} of request {RequestId}: {Method} {Path} failed")]
    private partial void LogFailed(Exception exception, string errorId, string requestId, string method, string path);

    [LoggerMessage(Level = LogLevel.Error, Message = "Error {ErrorId} of request {RequestId}: nothing could be stored")]
    private partial void LogUnavailable(Exception exception, string errorId, string requestId);
}
