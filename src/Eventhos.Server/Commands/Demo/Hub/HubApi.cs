using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Eventhos.Server.Commands.Demo.Hub;

/// <summary>Calls the hub's HTTP API, as any administrator's script would.</summary>
internal sealed class HubApi : IDisposable
{
    private readonly HttpClient _http;

    private HubApi(HttpClient http) => _http = http;

    /// <summary>Signs in.</summary>
    /// <exception cref="DemoException">There is no hub, or it does not take the credentials.</exception>
    public static async Task<HubApi> SignInAsync(Uri address, HubCredentials credentials, CancellationToken cancellationToken)
    {
        var api = new HubApi(new HttpClient { BaseAddress = address, Timeout = TimeSpan.FromSeconds(30) });
        try
        {
            var content = await api.PostAsync("/auth/login", new { username = credentials.User, password = credentials.Password }, cancellationToken);
            api._http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", content.Text("jwt_token"));
            return api;
        }
        catch
        {
            api.Dispose();
            throw;
        }
    }

    /// <summary>Calls by a connection and a token at hand.</summary>
    public static HubApi Over(HttpClient http, string token)
    {
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return new HubApi(http);
    }

    /// <summary>The content of the answer to a GET.</summary>
    public Task<JsonNode> GetAsync(string path, CancellationToken cancellationToken) =>
        SendAsync(HttpMethod.Get, path, body: null, cancellationToken);

    /// <summary>The content of the answer to a POST.</summary>
    public Task<JsonNode> PostAsync(string path, object body, CancellationToken cancellationToken) =>
        SendAsync(HttpMethod.Post, path, body, cancellationToken);

    /// <summary>All items of a list, page by page.</summary>
    public async Task<IReadOnlyList<JsonNode>> ListAsync(string path, CancellationToken cancellationToken)
    {
        var items = new List<JsonNode>();
        var separator = path.Contains('?', StringComparison.Ordinal) ? '&' : '?';
        for (var page = 0; ; page++)
        {
            var content = await GetAsync($"{path}{separator}itemsPerPage=500&order=asc&pageIndex={page}", cancellationToken);
            items.AddRange(content["items"]!.AsArray().Select(item => item!));
            if (page + 1 >= content.Number("totalPages"))
            {
                return items;
            }
        }
    }

    /// <inheritdoc />
    public void Dispose() => _http.Dispose();

    private async Task<JsonNode> SendAsync(HttpMethod method, string path, object? body, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
        try
        {
            using var response = await _http.SendAsync(request, cancellationToken);
            var answer = JsonNode.Parse(await response.Content.ReadAsStringAsync(cancellationToken));
            return response.IsSuccessStatusCode && answer?["content"] is { } content
                ? content
                : throw new DemoException($"The hub answered {method} {path} with {(int)response.StatusCode}: {answer?["message"]}");
        }
        catch (Exception e) when (e is HttpRequestException or SocketException)
        {
            throw new DemoException($"The hub at {_http.BaseAddress} gave no answer: {e.Message}", e);
        }
        catch (JsonException e)
        {
            throw new DemoException($"What answers at {_http.BaseAddress} does not look like a hub: {method} {path} gave no JSON.", e);
        }
        catch (TaskCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            throw new DemoException($"The hub at {_http.BaseAddress} gave no answer to {method} {path} within {_http.Timeout.TotalSeconds} s.", e);
        }
    }
}
