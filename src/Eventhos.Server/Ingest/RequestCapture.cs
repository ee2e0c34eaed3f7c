using Eventhos.Engine.Ingest;
using Eventhos.Engine.Model;
using Eventhos.Server.Api;

namespace Eventhos.Server.Ingest;

/// <summary>Takes a request down as it came, its access key masked.</summary>
internal static class RequestCapture
{
    private const string AccessKey = "access-key";
    private const string Mask = "***";

    /// <summary>Reads the whole body.</summary>
    /// <exception cref="ApiException">The body is neither JSON nor text.</exception>
    /// <exception cref="BadHttpRequestException">The body is over the limit.</exception>
    public static async Task<ReceivedRequest> CaptureAsync(HttpContext http)
    {
        var request = http.Request;
        var body = await ReadAsync(request, http.RequestAborted);
        var (format, fault) = BodyRecognition.Recognise(request.ContentType, body);
        if (fault is not null)
        {
            throw new ApiException(400, 400100, $"The body is not valid JSON: {fault}");
        }

        return new ReceivedRequest
        {
            Method = request.Method,
            Url = MaskedUrl(request),
            Query = [.. request.Query.SelectMany(parameter => parameter.Value.Select(value =>
                KeyValuePair.Create(parameter.Key, IsAccessKey(parameter.Key) ? Mask : value ?? "")))],
            Headers = Headers(request),
            ContentType = request.ContentType,
            Format = format,
            Body = body,
        };
    }

    private static KeyValuePair<string, string>[] Headers(HttpRequest request)
    {
        var headers = new KeyValuePair<string, string>[request.Headers.Count];
        var i = 0;
        foreach (var (name, value) in request.Headers)
        {
            headers[i++] = new(name.ToLowerInvariant(), IsAccessKey(name) ? Mask : value.ToString());
        }

        return headers;
    }

    private static bool IsAccessKey(string name) => name.Equals(AccessKey, StringComparison.OrdinalIgnoreCase);

    private static string MaskedUrl(HttpRequest request)
    {
        var path = request.PathBase + request.Path;
        if (!request.QueryString.HasValue)
        {
            return path;
        }

        var query = request.QueryString.Value!;
        return path + (query.Contains(AccessKey, StringComparison.OrdinalIgnoreCase) || query.Contains('%', StringComparison.Ordinal)
            ? QueryString.Create(request.Query.SelectMany(parameter => parameter.Value.Select(value =>
                KeyValuePair.Create(parameter.Key, IsAccessKey(parameter.Key) ? Mask : value)))).Value
            : query);
    }

    private static async Task<byte[]> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.ContentLength is { } length and < 1024 * 1024)
        {
            var exact = new byte[length];
            await request.Body.ReadExactlyAsync(exact, cancellationToken);
            return exact;
        }

        using var buffer = new MemoryStream();
        await request.Body.CopyToAsync(buffer, cancellationToken);
        return buffer.ToArray();
    }
}
