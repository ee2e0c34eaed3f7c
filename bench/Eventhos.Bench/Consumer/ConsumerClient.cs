using System.Net.Http.Json;

namespace Eventhos.Bench.Consumer;

/// <summary>Asks the consumer process what it saw.</summary>
internal sealed class ConsumerClient(int port) : IDisposable
{
    private readonly HttpClient _http = new() { BaseAddress = new Uri($"http://127.0.0.1:{port}") };

    public Uri Inbox => new(_http.BaseAddress!, ConsumerApp.Path);

    public async Task ResetAsync(long from, int perEvent, CancellationToken cancellation)
    {
        using var response = await _http.PostAsync(
            new Uri($"/reset?from={from}&perEvent={perEvent}", UriKind.Relative), content: null, cancellation);
        response.EnsureSuccessStatusCode();
    }

    public async Task<ConsumerStats> StatsAsync(CancellationToken cancellation) =>
        (await _http.GetFromJsonAsync<ConsumerStats>(new Uri("/stats", UriKind.Relative), cancellation))!;

    public async Task<MissingSeqs> MissingAsync(long from, long to, CancellationToken cancellation) =>
        (await _http.GetFromJsonAsync<MissingSeqs>(
            new Uri($"/missing?from={from}&to={to}", UriKind.Relative), cancellation))!;

    public void Dispose() => _http.Dispose();
}
