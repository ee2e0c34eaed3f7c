using System.Net.Http.Headers;
using System.Threading.Channels;

namespace Eventhos.Bench.Probe;

/// <summary>Sends bodies to the consumer from a bounded queue, a fixed number at a time.</summary>
internal sealed class Forwarder : IAsyncDisposable
{
    private const int Workers = 32;
    private const int QueueLength = 4096;

    private static readonly MediaTypeHeaderValue Json = new("application/json");

    private readonly Channel<Forward> _queue = Channel.CreateBounded<Forward>(QueueLength);
    private readonly HttpClient _http;
    private readonly Uri _target;
    private readonly Task[] _workers;

    public Forwarder(Uri target)
    {
        _target = target;
        _http = new HttpClient(new SocketsHttpHandler
        {
            ActivityHeadersPropagator = null,
            AllowAutoRedirect = false,
            MaxConnectionsPerServer = Workers,
            UseCookies = false,
            UseProxy = false,
        })
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
        _workers = [.. Enumerable.Range(0, Workers).Select(_ => WorkAsync())];
    }

    /// <summary>Queues one request; waits while the queue is full.</summary>
    public ValueTask EnqueueAsync(Forward forward) => _queue.Writer.WriteAsync(forward);

    public async ValueTask DisposeAsync()
    {
        _queue.Writer.Complete();
        await Task.WhenAll(_workers);
        _http.Dispose();
    }

    private async Task WorkAsync()
    {
        await foreach (var forward in _queue.Reader.ReadAllAsync())
        {
            try
            {
                await SendAsync(forward);
            }
            catch (HttpRequestException failure)
            {
                // Not sent again: the consumer's account then shows the number as missing.
                await Console.Error.WriteLineAsync($"probe: {failure.Message}");
            }
        }
    }

    private async Task SendAsync(Forward forward)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, _target);
        request.Headers.TryAddWithoutValidation("webhook-id", $"{forward.Id}-{forward.Copy}");
        request.Content = new ByteArrayContent(forward.Body);
        request.Content.Headers.ContentType = Json;
        using var response = await _http.SendAsync(request);
        response.EnsureSuccessStatusCode();
    }
}
