using Eventhos.Server.Api;
using Eventhos.Server.Settings;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Eventhos.Server.Transport.Decoding;

/// <summary>
/// Undoes the compression of request bodies. What comes after sees the body as it was meant, and neither <c>Content-Encoding</c> nor
/// <c>Content-Length</c>, which speak of the compressed one: an event is kept and forwarded without them.
/// </summary>
public sealed class BodyDecoding
{
    private readonly RequestDelegate _next;
    private readonly int _maxBytes;

    /// <summary>Before <paramref name="next"/>.</summary>
    public BodyDecoding(RequestDelegate next, HubSettings settings)
    {
        _next = next;
        _maxBytes = settings.Server.Limits.BodyBytes;
    }

    /// <summary>Goes on, with the body decoded where it is encoded.</summary>
    /// <exception cref="ApiException">The encoding is not known.</exception>
    public Task InvokeAsync(HttpContext http)
    {
        var coding = http.Request.Headers.ContentEncoding;
        return coding.Count == 0 ? _next(http) : DecodeAsync(http, coding);
    }

    private Task DecodeAsync(HttpContext http, StringValues coding)
    {
        var request = http.Request;
        var name = coding.ToString().Trim();
        if (name.Length > 0 && !name.Equals("identity", StringComparison.OrdinalIgnoreCase))
        {
            var decoder = ContentCoding.Undo(name, request.Body);
            if (decoder is null)
            {
                // RFC 9110 section 12.5.3.
                http.Response.Headers.AcceptEncoding = ContentCoding.All;
                throw new ApiException(415, 415000, $"The content encoding is not supported; send one of {ContentCoding.All}, or none.");
            }

            var decoded = new DecodedBody(decoder, name, _maxBytes);
            http.Response.RegisterForDispose(decoded);
            request.Body = decoded;
            request.ContentLength = null;
        }

        request.Headers.Remove(HeaderNames.ContentEncoding);
        return _next(http);
    }
}
