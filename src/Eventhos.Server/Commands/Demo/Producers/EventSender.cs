using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Net.Sockets;
using Eventhos.Server.Commands.Demo.Consumers;
using Eventhos.Server.Commands.Demo.Hub;

namespace Eventhos.Server.Commands.Demo.Producers;

/// <summary>Sends samples to the hub, GitHub's with GitHub's headers.</summary>
internal sealed class EventSender : IDisposable
{
    private readonly ConcurrentQueue<SentEvent> _sent = new();
    private readonly HttpClient _http;
    private readonly Registration _registration;
    private readonly WebhookSignature _signature;

    /// <summary>To the hub at <paramref name="hub"/>.</summary>
    public EventSender(Uri hub, Registration registration, WebhookSignature signature)
        : this(new HttpClient { BaseAddress = hub, Timeout = TimeSpan.FromSeconds(30) }, registration, signature)
    {
    }

    /// <summary>By a connection to the hub, which becomes the sender's.</summary>
    public EventSender(HttpClient http, Registration registration, WebhookSignature signature)
    {
        _http = http;
        _registration = registration;
        _signature = signature;
    }

    /// <summary>What was sent so far.</summary>
    public IReadOnlyCollection<SentEvent> Sent => _sent;

    /// <summary>Sends every sample, <paramref name="rounds"/> times.</summary>
    public Task SendAsync(IReadOnlyList<Sample> samples, int rounds, int concurrency, CancellationToken cancellationToken) =>
        Parallel.ForEachAsync(
            Enumerable.Range(0, rounds).SelectMany(round => Shuffled(samples, round)),
            new ParallelOptions { MaxDegreeOfParallelism = concurrency, CancellationToken = cancellationToken },
            async (sample, cancellation) => _sent.Enqueue(await SendAsync(sample, cancellation)));

    /// <inheritdoc />
    public void Dispose() => _http.Dispose();

    /// <summary>Each round in another order, so that what fails every third time is not always the same event.</summary>
    private static Sample[] Shuffled(IReadOnlyList<Sample> samples, int round)
    {
        Sample[] shuffled = [.. samples];
        new Random(round).Shuffle(shuffled);
        return shuffled;
    }

    private async Task<SentEvent> SendAsync(Sample sample, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(
            HttpMethod.Post, $"/event/send?event-identifier={Uri.EscapeDataString(_registration.Events[sample.Event])}");
        request.Content = new ByteArrayContent(sample.Body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
        request.Headers.Add("access-key", _registration.Tokens[sample.Event.System]);
        if (sample.Event.System == "GitHub")
        {
            request.Headers.UserAgent.ParseAdd("GitHub-Hookshot/eventhos-demo");
            request.Headers.Add("X-GitHub-Event", sample.Event.Name);
            request.Headers.Add("X-GitHub-Delivery", Guid.NewGuid().ToString());
            request.Headers.Add(WebhookSignature.Header, _signature.Of(sample.Body));
        }

        try
        {
            using var response = await _http.SendAsync(request, cancellationToken);
            var id = response.IsSuccessStatusCode && response.Headers.TryGetValues("eventhos-event-id", out var ids) ? long.Parse(ids.First()) : (long?)null;
            return new SentEvent(sample.Event, (int)response.StatusCode, id);
        }
        catch (Exception e) when (e is HttpRequestException or SocketException)
        {
            throw new DemoException($"The hub at {_http.BaseAddress} gave no answer to an event: {e.Message}", e);
        }
    }
}
