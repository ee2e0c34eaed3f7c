using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Eventhos.Server.Commands.Demo.Scenario;

namespace Eventhos.Server.Commands.Demo.Consumers;

/// <summary>A consumer's HTTP server: takes requests as its behaviour says and writes down each.</summary>
internal sealed class ConsumerReceiver : IAsyncDisposable
{
    private readonly ConcurrentQueue<Receipt> _receipts = new();
    private readonly DemoSystem _system;
    private readonly TokenDesk _tokens;
    private readonly WebhookSignature _signature;
    private readonly TimeProvider _time;
    private readonly WebApplication _app;
    private int _arrived;
    private int _refused;

    private ConsumerReceiver(DemoSystem system, TokenDesk tokens, WebhookSignature signature, TimeProvider time)
    {
        _system = system;
        _tokens = tokens;
        _signature = signature;
        _time = time;
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.Run(HandleAsync);
    }

    /// <summary>The consumer's name.</summary>
    public string Name => _system.Name;

    /// <summary>Where it listens.</summary>
    public Uri Address => new(_app.Urls.First());

    /// <summary>What it saw, answered requests only.</summary>
    public IReadOnlyCollection<Receipt> Receipts => _receipts;

    /// <summary>Requests that came.</summary>
    public int Arrived => _arrived;

    /// <summary>Requests that it refused because it was told to.</summary>
    public int Refused => _refused;

    /// <summary>Listens on a free port.</summary>
    public static async Task<ConsumerReceiver> StartAsync(
        DemoSystem system, TokenDesk tokens, WebhookSignature signature, TimeProvider time, CancellationToken cancellationToken)
    {
        var receiver = new ConsumerReceiver(system, tokens, signature, time);
        await receiver._app.StartAsync(cancellationToken);
        return receiver;
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task HandleAsync(HttpContext http)
    {
        if (http.Request.Path == ConsumerSet.TokenPath)
        {
            await _tokens.AnswerAsync(http);
            return;
        }

        var at = _time.GetUtcNow();
        var arrived = _time.GetTimestamp();
        var number = Interlocked.Increment(ref _arrived);
        var body = await ReadAsync(http);
        if (_system.Behaviour!.Delay > TimeSpan.Zero)
        {
            await Task.Delay(_system.Behaviour.Delay, _time, http.RequestAborted);
        }

        var (status, answer) = AnswerTo(http.Request, body, number);
        _receipts.Enqueue(new Receipt
        {
            WebhookId = http.Request.Headers["webhook-id"].ToString(),
            At = at,
            Arrived = arrived,
            Answered = _time.GetTimestamp(),
            Status = status,
            SignatureFits = http.Request.Headers[WebhookSignature.Header].ToString() is { Length: > 0 } given ? given == _signature.Of(body) : null,
        });
        http.Response.StatusCode = status;
        await http.Response.WriteAsJsonAsync(answer, http.RequestAborted);
    }

    private (int Status, JsonObject Answer) AnswerTo(HttpRequest request, byte[] body, int number)
    {
        if (request.Path.StartsWithSegments(ConsumerSet.ProtectedPath, StringComparison.Ordinal) && !_tokens.Lets(request))
        {
            return (StatusCodes.Status401Unauthorized, new() { ["error"] = "a bearer token of this system's token endpoint is needed" });
        }

        if (_system.Behaviour is { FailEvery: > 0 and var every } && number % every == 0)
        {
            Interlocked.Increment(ref _refused);
            return (StatusCodes.Status503ServiceUnavailable, new() { ["error"] = $"{Name} refuses one request in {every}; this was number {number}" });
        }

        var answer = request.Path == DemoActions.Enrol.Path ? JsonNode.Parse(body)!.AsObject() : [];
        answer[request.Path == DemoActions.Enrol.Path ? "enrolment" : "number"] = number;
        return (StatusCodes.Status200OK, answer);
    }

    private static async Task<byte[]> ReadAsync(HttpContext http)
    {
        using var buffer = new MemoryStream();
        await http.Request.Body.CopyToAsync(buffer, http.RequestAborted);
        return buffer.ToArray();
    }
}
