using Eventhos.Server.Settings;
using Microsoft.Extensions.Primitives;

namespace Eventhos.Server.Transport;

/// <summary>
/// Names the request, and tells browsers to make nothing of an answer but what it is: on every answer, errors included. What shows
/// pages puts its own policy in place of these.
/// </summary>
public sealed class AnswerHeaders
{
    private static readonly StringValues NoSniff = "nosniff";
    private static readonly StringValues Deny = "DENY";
    private static readonly StringValues NoReferrer = "no-referrer";
    private static readonly StringValues NothingLoaded = "default-src 'none'; frame-ancestors 'none'";
    private static readonly StringValues NoStore = "no-store";

    // Speaks of embedding (img, script), not of fetches that CORS allows (Fetch Standard, section 3.7).
    private static readonly StringValues SameOrigin = "same-origin";

    private readonly RequestDelegate _next;
    private readonly RequestIds _ids;
    private readonly StringValues _strictTransport;

    /// <summary>Before <paramref name="next"/>.</summary>
    public AnswerHeaders(RequestDelegate next, HubSettings settings, TimeProvider time)
    {
        _next = next;
        _ids = new RequestIds(time);
        var seconds = (long)settings.Server.StrictTransport.TotalSeconds;
        _strictTransport = seconds == 0 ? StringValues.Empty : $"max-age={seconds}";
    }

    /// <summary>Sets them, and goes on.</summary>
    public Task InvokeAsync(HttpContext http)
    {
        var id = _ids.Of(http.Request.Headers[RequestIds.Header]);
        http.TraceIdentifier = id;
        var headers = http.Response.Headers;
        headers[RequestIds.Header] = id;
        headers.XContentTypeOptions = NoSniff;
        headers.XFrameOptions = Deny;
        headers["Referrer-Policy"] = NoReferrer;
        headers.ContentSecurityPolicy = NothingLoaded;
        headers["Cross-Origin-Resource-Policy"] = SameOrigin;
        headers.CacheControl = NoStore;

        // Browsers take it from TLS alone (RFC 6797 section 7.2). It holds for all ports of a host, so localhost is left alone.
        if (http.Request.IsHttps && _strictTransport.Count > 0 && http.Request.Host.Host != "localhost")
        {
            headers.StrictTransportSecurity = _strictTransport;
        }

        return _next(http);
    }
}
