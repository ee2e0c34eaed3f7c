using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;

namespace Eventhos.IntegrationTests.Hosting;

/// <summary>Calls of the hub's API as somebody, or as nobody without a bearer token.</summary>
public sealed class HubApi(HttpClient http, string? bearer)
{
    /// <summary>The token the calls carry.</summary>
    public string? Bearer { get; } = bearer;

    /// <summary>The same hub as somebody else.</summary>
    public HubApi As(string? token) => new(http, token);

    public Task<HubAnswer> GetAsync(string path) => SendAsync(new HttpRequestMessage(HttpMethod.Get, path));

    public Task<HubAnswer> DeleteAsync(string path) => SendAsync(new HttpRequestMessage(HttpMethod.Delete, path));

    public Task<HubAnswer> PostAsync(string path, object body) =>
        SendAsync(new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body) });

    public Task<HubAnswer> PutAsync(string path, object body) =>
        SendAsync(new HttpRequestMessage(HttpMethod.Put, path) { Content = JsonContent.Create(body) });

    /// <summary>Posts a text as it is.</summary>
    public Task<HubAnswer> PostTextAsync(string path, string body, string? contentType = "application/json") =>
        PostBytesAsync(path, Encoding.UTF8.GetBytes(body), contentType);

    /// <summary>Posts bytes as they are.</summary>
    public Task<HubAnswer> PostBytesAsync(string path, byte[] body, string? contentType, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new ByteArrayContent(body) };
        if (contentType is not null)
        {
            request.Content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        }

        foreach (var (name, value) in headers)
        {
            if (!request.Headers.TryAddWithoutValidation(name, value))
            {
                request.Content.Headers.TryAddWithoutValidation(name, value);
            }
        }

        return SendAsync(request);
    }

    /// <summary>The content of a list with everything in it.</summary>
    public async Task<IReadOnlyList<Json>> ListAsync(string path)
    {
        var separator = path.Contains('?', StringComparison.Ordinal) ? '&' : '?';
        return (await GetAsync($"{path}{separator}itemsPerPage=1000")).Has(200, 200000).Content["items"].Items;
    }

    /// <summary>Sends any request and reads the whole answer.</summary>
    public async Task<HubAnswer> SendAsync(HttpRequestMessage request)
    {
        using (request)
        {
            if (Bearer is not null)
            {
                request.Headers.Authorization ??= new AuthenticationHeaderValue("BEARER", Bearer);
            }

            using var response = await http.SendAsync(request);
            return await HubAnswer.ReadAsync(response);
        }
    }
}
