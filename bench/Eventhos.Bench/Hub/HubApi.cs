using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Eventhos.Bench.Processes;

namespace Eventhos.Bench.Hub;

/// <summary>Calls the hub's administration API and unwraps its envelope.</summary>
internal sealed class HubApi(Uri address) : IDisposable
{
    private readonly HttpClient _http = new() { BaseAddress = address, Timeout = TimeSpan.FromSeconds(30) };

    public async Task LoginAsync(HubCredentials credentials, CancellationToken cancellation)
    {
        var content = await PostAsync(
            "/auth/login", new { username = credentials.User, password = credentials.Password }, cancellation);
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("BEARER", Text(content, "jwt_token"));
    }

    public Task<JsonNode> GetAsync(string path, CancellationToken cancellation) =>
        SendAsync(new HttpRequestMessage(HttpMethod.Get, path), cancellation);

    public Task<JsonNode> PostAsync(string path, object body, CancellationToken cancellation) =>
        SendAsync(new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body) }, cancellation);

    /// <summary>Sends one event and tells the HTTP status.</summary>
    public async Task<int> SendEventAsync(string identifier, string token, object body, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(
            HttpMethod.Post, $"/event/send?event-identifier={Uri.EscapeDataString(identifier)}");
        request.Headers.Add("access-key", token);
        request.Content = JsonContent.Create(body);
        using var response = await _http.SendAsync(request, cancellation);
        return (int)response.StatusCode;
    }

    public static long Number(JsonNode content, string name) => (long?)content[name] ?? throw Lacking(content, name);

    public static string Text(JsonNode content, string name) => (string?)content[name] ?? throw Lacking(content, name);

    public void Dispose() => _http.Dispose();

    private async Task<JsonNode> SendAsync(HttpRequestMessage request, CancellationToken cancellation)
    {
        using (request)
        {
            using var response = await _http.SendAsync(request, cancellation);
            var text = await response.Content.ReadAsStringAsync(cancellation);
            if (!response.IsSuccessStatusCode)
            {
                throw new BenchmarkException($"{request.Method} {request.RequestUri}: {(int)response.StatusCode} {text}");
            }

            return JsonNode.Parse(text)?["content"]
                ?? throw new BenchmarkException($"{request.Method} {request.RequestUri} answered without content: {text}");
        }
    }

    private static BenchmarkException Lacking(JsonNode content, string name) =>
        new($"The hub's answer lacks {name}; it has {string.Join(", ", (content as JsonObject)?.Select(field => field.Key) ?? [])}.");
}
