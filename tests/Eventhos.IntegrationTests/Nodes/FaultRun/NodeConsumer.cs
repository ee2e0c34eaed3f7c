using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace Eventhos.IntegrationTests.Nodes.FaultRun;

/// <summary>A consumer that takes its time, and writes down which node sent what and when. The path <c>/refused</c> is always answered 500.</summary>
internal sealed class NodeConsumer : IAsyncDisposable
{
    private readonly ConcurrentQueue<Delivery> _deliveries = new();
    private readonly ConcurrentDictionary<string, string?> _senders = new(StringComparer.Ordinal);
    private readonly WebApplication _app;
    private readonly Func<int, string?> _nodeOfPort;
    private readonly Random _random;

    private NodeConsumer(WebApplication app, Func<int, string?> nodeOfPort, int seed)
    {
        _app = app;
        _nodeOfPort = nodeOfPort;
        _random = new Random(seed);
    }

    public string Address => _app.Urls.First();

    public IReadOnlyList<Delivery> Deliveries => [.. _deliveries];

    /// <summary>Starts one that asks which node has a connection's other end.</summary>
    public static async Task<NodeConsumer> StartAsync(Func<int, string?> nodeOfPort, int seed)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        NodeConsumer? consumer = null;
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Use(next => connection =>
        {
            consumer!._senders[connection.ConnectionId] = consumer._nodeOfPort(((IPEndPoint)connection.RemoteEndPoint!).Port);
            return next(connection);
        })));
        var app = builder.Build();
        consumer = new NodeConsumer(app, nodeOfPort, seed);
        app.Run(consumer.ReceiveAsync);
        await app.StartAsync();
        return consumer;
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private async Task ReceiveAsync(HttpContext http)
    {
        var began = TimeProvider.System.GetUtcNow();
        using var body = await JsonDocument.ParseAsync(http.Request.Body);
        var contract = http.Request.Path.Value![1..];
        var delivery = new Delivery(
            _senders.GetValueOrDefault(http.Connection.Id), contract, body.RootElement.GetProperty("seq").GetInt64(), http.Request.Headers["webhook-id"].ToString(), began);
        _deliveries.Enqueue(delivery);
        await Task.Delay(Pause(), TimeProvider.System);
        http.Response.StatusCode = contract == "refused" ? 500 : 200;
        delivery.Ended = TimeProvider.System.GetUtcNow();
    }

    private TimeSpan Pause()
    {
        lock (_random)
        {
            return TimeSpan.FromMilliseconds(_random.Next(50) == 0 ? _random.Next(500, 3000) : _random.Next(100));
        }
    }
}
