using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Eventhos.IntegrationTests.Faults;

/// <summary>A consumer that writes down every arrival: which contract's path, which event, which webhook id, in which order. Also a token endpoint.</summary>
internal sealed class LedgerConsumer : IAsyncDisposable
{
    private readonly ConcurrentQueue<Arrival> _arrivals = new();
    private readonly WebApplication _app;
    private long _order;

    private LedgerConsumer(WebApplication app) => _app = app;

    public string Address => _app.Urls.First();

    public IReadOnlyCollection<Arrival> Arrivals => _arrivals;

    /// <summary>While true, every request is answered 500 after it was written down.</summary>
    public bool IsFailing { get; set; }

    public static async Task<LedgerConsumer> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRoutingCore();
        var app = builder.Build();
        var consumer = new LedgerConsumer(app);
        app.UseRouting();
        app.MapPost("/token", () => Results.Json(new { access_token = "t0ken", expires_in = 3600 }));
        app.MapPost("/{contract}", (RequestDelegate)consumer.ReceiveAsync);
        await app.StartAsync();
        return consumer;
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private async Task ReceiveAsync(HttpContext http)
    {
        var contract = (string)http.Request.RouteValues["contract"]!;
        if (contract == "secured" && http.Request.Headers.Authorization != "Bearer t0ken")
        {
            http.Response.StatusCode = 401;
            return;
        }

        using var body = await JsonDocument.ParseAsync(http.Request.Body);
        var seq = body.RootElement.GetProperty("seq").GetInt64();
        _arrivals.Enqueue(new Arrival(contract, seq, http.Request.Headers["webhook-id"].ToString(), Interlocked.Increment(ref _order)));
        if (IsFailing)
        {
            http.Response.StatusCode = 500;
            return;
        }

        // What replies are made of.
        await http.Response.WriteAsJsonAsync(new { seq });
    }
}
