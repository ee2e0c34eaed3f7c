using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Eventhos.IntegrationTests.Hosting;

/// <summary>A consumer: a real server that takes down what it gets and answers as it is told.</summary>
public sealed class Receiver : IAsyncDisposable
{
    private readonly ConcurrentQueue<ReceivedCall> _calls = new();
    private readonly ConcurrentDictionary<string, Reply> _replies = new(StringComparer.Ordinal);
    private readonly WebApplication _app;

    private Receiver(WebApplication app) => _app = app;

    /// <summary>All calls so far, in the order they came.</summary>
    public IReadOnlyList<ReceivedCall> Calls => [.. _calls];

    /// <summary>The only call.</summary>
    public ReceivedCall Call => Assert.Single(_calls);

    /// <summary>Where it listens, without a slash at the end.</summary>
    public string Address { get; private set; } = "";

    /// <summary>A running one that answers 200.</summary>
    public static async Task<Receiver> StartAsync(Reply? reply = null, string scheme = "http")
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls($"{scheme}://127.0.0.1:0").ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            if (scheme == "https")
            {
                kestrel.ConfigureHttpsDefaults(https => https.ServerCertificate = SelfSigned.Certificate);
            }
        });
        if (scheme == "https")
        {
            builder.WebHost.UseKestrelHttpsConfiguration();
        }

        var app = builder.Build();
        var receiver = new Receiver(app);
        receiver.Answers(reply ?? Replies.Ok);
        app.Run(receiver.HandleAsync);
        await app.StartAsync();
        receiver.Address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        return receiver;
    }

    /// <summary>Tells it how to answer.</summary>
    public Receiver Answers(Reply reply) => Answers("", reply);

    /// <summary>Tells it how to answer at a path.</summary>
    public Receiver Answers(string path, Reply reply)
    {
        _replies[path] = reply;
        return this;
    }

    /// <summary>A URL of it.</summary>
    public string Url(string path = "/") => Address + path;

    /// <summary>The calls to a path.</summary>
    public IReadOnlyList<ReceivedCall> CallsTo(string path) => [.. _calls.Where(call => call.Path == path)];

    /// <summary>Waits until it was called so many times.</summary>
    public async Task<IReadOnlyList<ReceivedCall>> HasReceivedAsync(int calls)
    {
        await Eventually.TrueAsync(() => _calls.Count >= calls, () => $"{calls} calls, but {_calls.Count} came");
        return Calls;
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        using var atOnce = new CancellationTokenSource();
        await atOnce.CancelAsync();
        await _app.StopAsync(atOnce.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _app.DisposeAsync();
    }

    private async Task HandleAsync(HttpContext http)
    {
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body, http.RequestAborted);
        var request = http.Request;
        _calls.Enqueue(new ReceivedCall(
            request.Method,
            http.Features.Get<Microsoft.AspNetCore.Http.Features.IHttpRequestFeature>()!.RawTarget.Split('?')[0],
            request.QueryString.Value ?? "",
            request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase),
            body.ToArray()));
        var reply = _replies.TryGetValue(request.Path.Value ?? "", out var atPath) ? atPath : _replies[""];
        await reply(http);
    }
}
