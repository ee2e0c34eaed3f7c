using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;

namespace Eventhos.IntegrationTests.Transport;

/// <summary>Takes down who the hub thought was calling, and by which scheme.</summary>
internal sealed class SeenCallers : IStartupFilter
{
    private readonly ConcurrentQueue<(string Address, string Scheme)> _seen = new();

    /// <summary>The last one.</summary>
    public (string Address, string Scheme) Last => _seen.Last();

    /// <inheritdoc />
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use(async (http, rest) =>
        {
            // As the hub's own steps leave it.
            http.Response.OnStarting(() =>
            {
                _seen.Enqueue((http.Connection.RemoteIpAddress!.ToString(), http.Request.Scheme));
                return Task.CompletedTask;
            });
            await rest(http);
        });
        next(app);
    };
}
