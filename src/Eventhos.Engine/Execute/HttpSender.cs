using System.Net;
using System.Text;
using Eventhos.Engine.Mapping;
using Eventhos.Engine.Model;

namespace Eventhos.Engine.Execute;

/// <summary>Sends requests over pooled connections, follows redirects within bounds, and reads bounded answers.</summary>
public sealed class HttpSender : IDisposable
{
    private readonly HttpMessageInvoker _http;
    private readonly DeliverySettings _settings;

    /// <summary>With the bounds of <paramref name="settings"/>.</summary>
    public HttpSender(DeliverySettings settings)
    {
        _settings = settings;
        _http = new HttpMessageInvoker(new SocketsHttpHandler
        {
            // Followed by hand, because headers of the action must not go to another host.
            AllowAutoRedirect = false,
            UseCookies = false,
            AutomaticDecompression = DecompressionMethods.All,
            ActivityHeadersPropagator = null,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            RequestHeaderEncodingSelector = static (_, _) => Encoding.Latin1,
            ResponseHeaderEncodingSelector = static (_, _) => Encoding.Latin1,
        });
    }

    /// <summary>Sends and reads the whole answer.</summary>
    /// <exception cref="HttpRequestException">No answer.</exception>
    /// <exception cref="IOException">No complete answer, or one that is too large.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public async Task<ReceivedResponse> SendAsync(OutgoingRequest outgoing, CancellationToken cancellationToken)
    {
        var redirect = new RedirectedRequest(outgoing);
        for (var followed = 0; ; followed++)
        {
            using var request = redirect.ToMessage();
            using var response = await _http.SendAsync(request, cancellationToken);
            if (followed >= _settings.MaxRedirects || !redirect.Follow(response))
            {
                return await ReadAsync(response, cancellationToken);
            }
        }
    }

    /// <inheritdoc />
    public void Dispose() => _http.Dispose();

    private async Task<ReceivedResponse> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var body = await ReadBodyAsync(response.Content, cancellationToken);
        var headers = new List<KeyValuePair<string, string>>();
        Add(headers, response.Headers.NonValidated);
        Add(headers, response.Content.Headers.NonValidated);
        return new ReceivedResponse
        {
            Status = (int)response.StatusCode,
            StatusText = response.ReasonPhrase ?? "",
            Headers = headers,
            Body = body,
            ContentType = headers.Find("content-type"),
        };
    }

    private static void Add(List<KeyValuePair<string, string>> headers, System.Net.Http.Headers.HttpHeadersNonValidated from)
    {
        foreach (var header in from)
        {
            headers.Add(new(header.Key.ToLowerInvariant(), header.Value.ToString()));
        }
    }

    private async Task<ReadOnlyMemory<byte>> ReadBodyAsync(HttpContent content, CancellationToken cancellationToken)
    {
        var max = _settings.MaxResponseBytes;
        if (content.Headers.ContentLength is { } announced)
        {
            if (announced == 0)
            {
                return ReadOnlyMemory<byte>.Empty;
            }

            if (announced > max)
            {
                throw new ResponseTooLargeException(max);
            }
        }

        await using var stream = await content.ReadAsStreamAsync(cancellationToken);
        var buffer = new byte[(int)Math.Min(content.Headers.ContentLength ?? 4096, max) + 1];
        var length = 0;
        while (true)
        {
            var read = await stream.ReadAsync(buffer.AsMemory(length), cancellationToken);
            if (read == 0)
            {
                return buffer.AsMemory(0, length);
            }

            length += read;
            if (length > max)
            {
                throw new ResponseTooLargeException(max);
            }

            if (length == buffer.Length)
            {
                Array.Resize(ref buffer, (int)Math.Min((long)buffer.Length * 2, max + 1L));
            }
        }
    }
}
