using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;

namespace Eventhos.Server.Transport.Compression;

/// <summary>Compresses long JSON answers of <see cref="CompressedRoutes"/> for callers that take it.</summary>
public sealed class AnswerCompression
{
    private readonly RequestDelegate _next;

    /// <summary>Around <paramref name="next"/>.</summary>
    public AnswerCompression(RequestDelegate next) => _next = next;

    /// <summary>Goes on, and compresses what comes back.</summary>
    public Task InvokeAsync(HttpContext http)
    {
        if (!CompressedRoutes.Covers(http.Request))
        {
            return _next(http);
        }

        http.Response.Headers.Append(HeaderNames.Vary, HeaderNames.AcceptEncoding);
        return AcceptedCoding.Of(http.Request.Headers.AcceptEncoding) is { } coding ? CompressAsync(http, coding) : _next(http);
    }

    private async Task CompressAsync(HttpContext http, string coding)
    {
        var direct = http.Features.GetRequiredFeature<IHttpResponseBodyFeature>();
        await using var answer = new CompressedAnswer(http.Response, direct.Stream, coding);
        var feature = new StreamResponseBodyFeature(answer, direct);
        http.Features.Set<IHttpResponseBodyFeature>(feature);
        try
        {
            await _next(http);
            await feature.CompleteAsync();
            await answer.FinishAsync();
        }
        catch when (!http.Response.HasStarted)
        {
            // The error is answered as it is.
            http.Response.Headers.ContentEncoding = default;
            throw;
        }
        finally
        {
            http.Features.Set(direct);
        }
    }
}
