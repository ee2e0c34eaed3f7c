using System.Net.Http.Json;
using Eventhos.IntegrationTests.Hosting;

namespace Eventhos.IntegrationTests.OpenApi.Talks;

/// <summary>Changes that name the tag of a row.</summary>
internal static class Changes
{
    /// <summary>Those of a row that are refused: it is another by now, or the tag is none.</summary>
    public static async Task RefuseAsync(Talk talk, string path)
    {
        foreach (var method in new[] { HttpMethod.Put, HttpMethod.Delete })
        {
            (await SendAsync(talk, method, path, "\"another\"")).Has(412, 412000);
            (await SendAsync(talk, method, path, "no tag")).Has(400, 400130);
        }
    }

    /// <summary>Those of the order of an event's contracts.</summary>
    public static async Task RefuseOrderAsync(Talk talk, long contractId)
    {
        var body = new { orders = new[] { new { contractId, order = 5 } } };
        (await SendAsync(talk, HttpMethod.Put, "/contract/order", "\"another\"", body)).Has(412, 412000);
        (await SendAsync(talk, HttpMethod.Put, "/contract/order", "no tag", body)).Has(400, 400130);
    }

    private static Task<HubAnswer> SendAsync(Talk talk, HttpMethod method, string path, string tag, object? body = null)
    {
        var request = new HttpRequestMessage(method, path) { Content = method == HttpMethod.Put ? JsonContent.Create(body ?? new { }) : null };
        request.Headers.TryAddWithoutValidation("If-Match", tag);
        return talk.Admin.SendAsync(request);
    }
}
